import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlatformSettingsInput } from "@sagewright/core/project";
import { afterAll, describe, expect, it } from "vitest";
import { deprecatedArguments } from "../../../tools/infra-checks/deprecated-arguments.ts";
import { endOfLife } from "../../../tools/infra-checks/end-of-life.ts";
import { ineffectivePermissions } from "../../../tools/infra-checks/iam-effect.ts";
import { policyFaults } from "../../../tools/infra-checks/iam-policy.ts";
import { isTerraformCheckThere, terraformCheck } from "../../../tools/infra-checks/terraform-check.ts";
import { synthProject } from "../src/index.ts";
import { parameters, settings, stackOf } from "./stack.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewright-project-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What each option is when it is on; off is the default. */
const OPTIONS: readonly { readonly name: string; readonly on: Partial<PlatformSettingsInput> }[] = [
  { name: "key", on: { kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0123abcd" } },
  {
    name: "vpc",
    on: {
      vpc: {
        vpcId: "vpc-01234567",
        subnetIds: ["subnet-01234567", "subnet-89abcdef"],
        securityGroupIds: ["sg-01234567"],
      },
    },
  },
  { name: "boundary", on: { permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary" } },
  { name: "role", on: { roleArn: "arn:aws:iam::111122223333:role/pipelines" } },
  { name: "approval", on: { manualApproval: true } },
  { name: "seed by build", on: { seedMethod: "codebuild" } },
  { name: "region", on: { region: "eu-west-1" } },
  { name: "tags", on: { owners: ["a@acme.example", "b@acme.example"], tags: { team: "ml" } } },
  { name: "own template", on: { seedTemplates: { ours: import.meta.dirname } } },
  { name: "environment", on: { environment: "prod", logRetentionInDays: 30, stateLock: "dynamodb" } },
];

/**
 * Six stacks in which each two options are off, on, and on one by one: all off, and for each option another three of
 * five to be on in (Kleitman and Spencer, 1973).
 */
const THREES = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 1, 4],
  [0, 2, 3],
  [0, 2, 4],
  [0, 3, 4],
  [1, 2, 3],
  [1, 2, 4],
  [1, 3, 4],
  [2, 3, 4],
] as const;
const rows = [-1, 0, 1, 2, 3, 4].map((row) =>
  OPTIONS.filter((_, option) => (THREES[option] as readonly number[] | undefined)?.includes(row)),
);

const combined = (row: (typeof rows)[number]) => Object.assign({}, ...row.map(({ on }) => on));

it("meets each two options in all four ways", () => {
  for (const a of OPTIONS) {
    for (const b of OPTIONS.filter((option) => option !== a)) {
      const ways = new Set(rows.map((row) => `${row.includes(a)} ${row.includes(b)}`));
      expect(ways.size, `${a.name} and ${b.name}`).toBe(4);
    }
  }
});

describe.each(rows.map((row) => ({ title: row.map(({ name }) => name).join(", ") || "nothing", row })))(
  "with $title",
  ({ row }) => {
    it("has named resources, conditions, rights that have an effect, and nothing that is going away", async () => {
      const stack = stackOf(combined(row));
      expect(policyFaults(stack)).toEqual([]);
      expect(await ineffectivePermissions(stack)).toEqual([]);
      expect(deprecatedArguments(stack)).toEqual([]);
      expect(endOfLife(stack)).toEqual([]);
    });

    it.skipIf(!isTerraformCheckThere)(
      "is valid and can be planned [needs shared] [needs terraform]",
      async () => {
        const outDir = join(
          folder,
          row
            .map(({ name }) => name)
            .join("-")
            .replaceAll(" ", "") || "nothing",
        );
        await synthProject({ settings: settings(combined(row)), outDir, parameters });
        const result = await terraformCheck(outDir, { plan: true });
        expect(result.diagnostics).toEqual([]);
        expect(result.valid).toBe(true);
      },
    );
  },
);

describe.skipIf(!isTerraformCheckThere)("variables [needs shared] [needs terraform]", () => {
  it("plan nothing that seeds where the template is none", async () => {
    const outDir = join(folder, "none");
    await synthProject({ settings: settings(), outDir, parameters });
    const seeded = await terraformCheck(outDir, { plan: true });
    await synthProject({ settings: settings(), outDir, parameters: { ...parameters, seedTemplate: "none" } });
    const unseeded = await terraformCheck(outDir, { plan: true });
    expect(seeded.summary).toMatch(/34 to create/);
    expect(unseeded.summary).toMatch(/33 to create/);
  });

  const hostile = "$(touch injected); `id` '\"\n${path.module} ü";
  it.each([
    ["repositoryBranch", `main; echo INJECTED`],
    ["repositoryBranch", hostile],
    ["repositoryUrl", `https://github.com/a/b${hostile}`],
    ["repositoryUrl", "https://user:token@github.com/a/b"],
    ["connectionArn", `${parameters.connectionArn}${hostile}`],
    ["projectName", hostile],
    ["projectId", "p-abcdef/../../other"],
    ["seedTemplate", hostile],
    ["seedTemplate", "x".repeat(10_000)],
    ["seedTemplate", "not-in-the-bundle"],
  ])("refuse a hostile %s before anything is planned (defect 2)", async (key, value) => {
    const outDir = mkdtempSync(join(folder, "hostile-"));
    await synthProject({ settings: settings(), outDir, parameters: { ...parameters, [key]: value } });
    const result = await terraformCheck(outDir, { plan: true });
    expect(result.valid).toBe(false);
    expect(result.diagnostics.map(({ summary }) => summary)).toContain("Invalid value for variable");
  });
});
