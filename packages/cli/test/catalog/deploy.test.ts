import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogDeployDocument } from "../../src/documents/catalog.ts";
import { document } from "../sagewright.ts";
import { BUCKET, type ReducedOptions } from "./reduced-platform.ts";
import { reduced } from "./reduced-process.ts";
import { isReducedThere, NEEDS_REDUCED, reducedWorld, TIMEOUT } from "./reduced-world.ts";

const KEY = "catalog/terraform.tfstate";

describe.skipIf(!isReducedThere)(`a deploy, by the real Terraform ${NEEDS_REDUCED}`, () => {
  const { path, platform, remove, state: inBucket } = reducedWorld();
  const folder = (): string => path("out");
  const deploy = (more: Partial<ReducedOptions> = {}, wishes = {}) =>
    reduced("deploy", platform(more), { yes: true, ...wishes });
  const backup = (): string => {
    const found = readdirSync(folder()).find((name) => name.endsWith(".tfstate.backup"));
    return join(folder(), found ?? "no backup");
  };
  const idsOf = (state: string | undefined) =>
    JSON.parse(state ?? "{}").resources.map(
      (resource: { name: string; instances: { attributes: { id: string } }[] }) => [
        resource.name,
        resource.instances[0]?.attributes.id,
      ],
    );

  it(
    "makes all, moves the state into the bucket, and says what is next with real names",
    async () => {
      const { code, stdout, stderr } = await deploy({}, { json: true });

      expect({ code, stderr }).toMatchObject({ code: 0 });
      const told = catalogDeployDocument.parse(JSON.parse(stdout));
      expect(told).toMatchObject({
        platform: "acme-dev",
        applied: true,
        counts: { create: 4 },
        state: `s3://${BUCKET}/${KEY}`,
        outputs: { product_id: "prod-reduced00001" },
      });
      expect(told.outputs).not.toHaveProperty("password");
      expect(told.next.map(({ command }) => command)).toContainEqual(
        expect.stringContaining("sagewright project create NAME --product prod-reduced00001"),
      );
      expect(stderr).toContain("4 of 4  created");
      expect(`${stdout}${stderr}`).not.toContain("hunter2");
      const kept = readFileSync(backup(), "utf8");
      expect(await inBucket()).toBe(kept);
      expect(existsSync(join(folder(), "terraform.tfstate"))).toBe(false);
    },
    TIMEOUT,
  );

  it(
    "changes nothing the second time, and from another machine only what has changed",
    async () => {
      await deploy();
      const first = idsOf(await inBucket());
      const again = await deploy({}, { json: true, yes: false });
      expect(again).toMatchObject({ code: 0 });
      expect(document(again)).toMatchObject({ applied: false, hasChanges: false, changes: [] });

      rmSync(folder(), { recursive: true });
      const changed = await deploy({ value: "second" }, { json: true });

      expect(document(changed)).toMatchObject({
        applied: true,
        counts: { create: 0, update: 1, replace: 1, delete: 0 },
        changes: [
          { address: "terraform_data.made", action: "replace", forcedBy: ["triggers_replace"] },
          { address: "terraform_data.settled", action: "update" },
        ],
      });
      expect(changed.stderr).toMatch(/terraform_data.made .*is REPLACED.*triggers_replace/);
      expect(changed.stderr).toContain('input.value: "first" → "second"');
      expect(`${changed.stdout}${changed.stderr}`).not.toContain("hunter2");
      expect(idsOf(await inBucket())).toEqual(
        first.map(([name, id]: [string, string]) => [
          name,
          name === "made" ? expect.not.stringContaining(id) : id,
        ]),
      );
    },
    TIMEOUT,
  );

  it.each([
    [
      "before the state was put into the bucket",
      async () => {
        await remove(KEY);
        renameSync(backup(), join(folder(), "terraform.tfstate"));
      },
    ],
    [
      "before the stack was told of it",
      async () => renameSync(backup(), join(folder(), "terraform.tfstate")),
    ],
    [
      "before the folder was set up for it",
      async () => rmSync(join(folder(), ".terraform"), { recursive: true }),
    ],
  ])(
    "that was killed %s is gone on with by the next",
    async (_, interrupt) => {
      await deploy();
      const state = idsOf(await inBucket());
      await interrupt();

      const { code, stdout } = await deploy({}, { json: true });

      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ hasChanges: false, state: `s3://${BUCKET}/${KEY}` });
      expect(idsOf(await inBucket())).toEqual(state);
      expect(existsSync(join(folder(), "terraform.tfstate"))).toBe(false);
    },
    TIMEOUT,
  );

  it(
    "refuses two states of different deployments, and touches neither",
    async () => {
      await deploy();
      const other = JSON.stringify({ ...JSON.parse(readFileSync(backup(), "utf8")), lineage: "another" });
      writeFileSync(join(folder(), "terraform.tfstate"), other);
      const before = await inBucket();

      const { code, stdout } = await deploy({}, { json: true });

      expect({ code, ...JSON.parse(stdout) }).toMatchObject({
        code: 1,
        issues: [{ code: "CATALOG_STATES_DIFFER" }],
      });
      expect(await inBucket()).toBe(before);
      expect(readFileSync(join(folder(), "terraform.tfstate"), "utf8")).toBe(other);
    },
    TIMEOUT,
  );

  it(
    "leaves the state in the folder where it is told so, and refuses that once it is in the bucket",
    async () => {
      const local = await deploy({ backend: "local" }, { json: true });
      expect(document(local).state).toBe(join(folder(), "terraform.tfstate"));
      expect(await inBucket()).toBeUndefined();

      await deploy();
      const refused = await deploy({ backend: "local" }, { json: true });

      expect({ code: refused.code, ...document(refused) }).toMatchObject({
        code: 2,
        issues: [{ code: "CATALOG_STATE_IN_BUCKET" }],
      });
    },
    TIMEOUT,
  );

  it(
    "that fails tells Terraform's words and where, keeps what was made, and goes on from there",
    async () => {
      const failed = await deploy({ slow: "echo out of luck >&2; exit 7" }, { json: true });

      expect(failed.code).toBe(1);
      const [issue] = document(failed).issues;
      expect(issue).toMatchObject({ code: "TERRAFORM_REFUSED", path: ["terraform_data.slow"] });
      expect(issue.message).toContain("exit status 7");
      expect(issue.hint).toContain("run the same command again");
      const made = idsOf(readFileSync(join(folder(), "terraform.tfstate"), "utf8"));

      expect((await deploy()).code).toBe(0);
      expect(idsOf(await inBucket())).toEqual(
        expect.arrayContaining(made.filter(([name]: [string]) => name !== "slow")),
      );
    },
    TIMEOUT,
  );

  it(
    "that fails when the bucket is there, but not finished, mends it in place the next time",
    async () => {
      const failed = await deploy({ afterBucket: "exit 5" }, { json: true });
      expect(document(failed).issues).toMatchObject([{ path: ["terraform_data.state-bucket"] }]);
      const made = idsOf(readFileSync(join(folder(), "terraform.tfstate"), "utf8"));

      const { code, stderr } = await deploy();

      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(idsOf(await inBucket())).toEqual(expect.arrayContaining(made));
    },
    TIMEOUT,
  );

  it(
    "asks nobody where there is no terminal",
    async () => {
      const { code, stderr } = await deploy({}, { yes: false });

      expect(code).toBe(2);
      expect(stderr).toContain("CONFIRMATION_MISSING");
      expect(stderr).toContain("--yes");
      expect(existsSync(join(folder(), "terraform.tfstate"))).toBe(false);
    },
    TIMEOUT,
  );
});
