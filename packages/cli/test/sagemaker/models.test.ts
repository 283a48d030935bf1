import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  modelCompareDocument,
  modelDocument,
  modelShowDocument,
  modelsListDocument,
} from "../../src/documents/models.ts";
import { document, sagewright } from "../sagewright.ts";
import { rowsProject } from "./rows-project.ts";
import { commandLineOn, TARGETS } from "./targets.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = rowsProject();
const told: ReturnType<typeof document>[] = [];

beforeAll(async () => {
  for (const extra of [0, 2])
    told.push(document(await sagewright(folder, "run", "--json", "--param", `Extra=${extra}`)));
});

describe.each(TARGETS)("models, target %s", (target) => {
  it("lists them newest first, of a group and of a status", async () => {
    const { call } = await commandLineOn(target, folder);

    const all = document(await call("models", "list", "--json"));
    const pending = ["--group", "rows", "--status", "PendingManualApproval"];
    const waiting = document(await call("models", "list", ...pending, "--json"));
    const { stdout } = await call("models", "list");

    modelsListDocument.parse(all);
    expect(all.modelPackages).toMatchObject([
      { group: "rows", version: 2 },
      { group: "rows", version: 1 },
    ]);
    expect(waiting.modelPackages.map(({ version }: { version: number }) => version)).toContain(2);
    expect(stdout).toMatch(/^rows\/2 +PendingManualApproval +\d{4}-/m);
  });

  it("shows one with the metrics that it was registered with", async () => {
    const { call } = await commandLineOn(target, folder);

    const shown = modelShowDocument.parse(document(await call("models", "show", "rows/2", "--json")));
    const { stdout } = await call("models", "show", shown.arn);

    expect(shown).toMatchObject({
      arn: told[1].registeredModels[0].arn,
      group: "rows",
      version: 2,
      executionArn: told[1].executionArn,
      metrics: { "ModelQuality.Statistics": { rows: 5 } },
      request: { InferenceSpecification: { Containers: [{ Image: expect.stringContaining("rows:1") }] } },
    });
    expect(stdout).toMatch(/ModelQuality\.Statistics\.rows +5/);
  });

  it("compares the metrics of two, by name or by version", async () => {
    const { call } = await commandLineOn(target, folder);

    const table = await call("models", "show", "rows/2", "--compare", "1");
    const compared = await call("models", "show", "rows/1", "--compare", "rows/2", "--json");

    expect(table).toMatchObject({ code: 0, stderr: "" });
    expect(table.stdout).toMatch(/^METRIC +rows\/1 +rows\/2 +CHANGE\n\S+\.rows +3 +5 +\+2\n$/);
    expect(modelCompareDocument.parse(document(compared))).toMatchObject({
      model: { version: 1 },
      comparedWith: { version: 2 },
      metrics: [{ name: "ModelQuality.Statistics.rows", value: 3, before: 5, change: -2 }],
    });
  });

  it("approves and rejects with a note", async () => {
    const { call } = await commandLineOn(target, folder);

    const approved = await call("models", "approve", "rows/1", "--note", `seen on ${target}`, "--json");
    const rejected = await call("models", "reject", "rows/1", "--note", "too few rows");
    const shown = document(await call("models", "show", "rows/1", "--json"));

    expect(modelDocument.parse(document(approved))).toMatchObject({
      approvalStatus: "Approved",
      approvalDescription: `seen on ${target}`,
    });
    expect(rejected).toEqual({ code: 0, stdout: "", stderr: "rows/1 is Rejected.\n" });
    expect(shown).toMatchObject({ approvalStatus: "Rejected", approvalDescription: "too few rows" });
  });

  it.each([
    [["show", "rows/9"], { local: "MODEL_PACKAGE_NOT_FOUND", aws: "MODEL_NOT_FOUND" }],
    [["approve", "no such model"], { local: "MODEL_PACKAGE_NOT_FOUND", aws: "MODEL_NOT_FOUND" }],
    [["list", "--group", "none"], { local: "MODEL_PACKAGE_GROUP_NOT_FOUND", aws: "MODEL_GROUP_NOT_FOUND" }],
  ])("refuses %j with a way on", async (argv, codes) => {
    const { call } = await commandLineOn(target, folder);

    const { code, stdout } = await call("models", ...argv, "--json");

    expect(JSON.parse(stdout).issues).toMatchObject([
      { code: codes[target], hint: expect.stringMatching(/\S/) },
    ]);
    expect(code).toBe(2);
  });
});
