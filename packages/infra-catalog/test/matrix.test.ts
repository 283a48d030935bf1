import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlatformSettingsInput } from "@sagewright/core/project";
import { describe, expect, it } from "vitest";
import { deprecatedArguments } from "../../../tools/infra-checks/deprecated-arguments.ts";
import { endOfLife } from "../../../tools/infra-checks/end-of-life.ts";
import { ineffectivePermissions } from "../../../tools/infra-checks/iam-effect.ts";
import { policyFaults } from "../../../tools/infra-checks/iam-policy.ts";
import { isTerraformCheckThere, terraformCheck } from "../../../tools/infra-checks/terraform-check.ts";
import { pairwise } from "./pairwise.fixture.ts";
import { BOUNDARY, KMS_KEY, PRINCIPALS, stackOf, VPC } from "./stack.fixture.ts";

/** The settings that change what is in the stack, with each of their values. */
const options = {
  runner: ["codebuild", "command-runner"],
  routes: [["service-catalog", "s3"], ["service-catalog"], ["s3"]],
  stateLock: ["s3", "dynamodb"],
  gitCredentials: ["empty", "write-only"],
  kmsKeyArn: [undefined, KMS_KEY],
  vpc: [undefined, VPC],
  permissionsBoundaryArn: [undefined, BOUNDARY],
  principalArns: [[], PRINCIPALS],
  studioDomainIds: [[], ["d-abcdef123456"]],
  owners: [[], ["ml-platform@acme.example"]],
  stateBucketName: [undefined, "acme-states"],
  region: [undefined, "eu-west-1"],
  roleArn: [undefined, "arn:aws:iam::111122223333:role/Pipelines"],
  seedMethod: ["git", "codebuild"],
  publicImageCache: [true, false],
  dataBuckets: [[], ["acme-raw", "acme-features"]],
} satisfies { readonly [K in keyof PlatformSettingsInput]?: readonly PlatformSettingsInput[K][] };

const combinations = pairwise(options).map((chosen) => {
  const settings = Object.fromEntries(
    Object.entries(chosen).filter(([, value]) => value !== undefined),
  ) as Partial<PlatformSettingsInput>;
  return [describeSettings(settings), settings] as const;
});

function describeSettings(settings: Partial<PlatformSettingsInput>): string {
  const { runner, routes = [], ...others } = settings;
  const on = Object.entries(others)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) =>
      ["stateLock", "gitCredentials", "seedMethod"].includes(key) ? String(value) : key,
    );
  return [runner, ...routes, ...on].join(" ");
}

describe.each(combinations)("%s", (_, settings) => {
  it.skipIf(!isTerraformCheckThere)(
    "is valid and can be planned [needs shared] [needs terraform]",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "catalog-"));
      try {
        await writeFile(join(folder, "cdk.tf.json"), JSON.stringify(stackOf(settings)));

        const checked = await terraformCheck(folder, {
          plan: true,
          variables: { git_username: "ann", git_password: "secret" },
        });

        expect(checked.diagnostics).toEqual([]);
        expect(checked.valid).toBe(true);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it("gives no permission that is not needed", () => {
    expect(policyFaults(stackOf(settings), { boundaries: ["aws_iam_policy.project-boundary"] })).toEqual([]);
  });

  it("gives no permission that has no effect", async () => {
    expect(await ineffectivePermissions(stackOf(settings))).toEqual([]);
  });

  it("uses nothing that is deprecated or has reached its end of life", () => {
    const stack = stackOf(settings);

    expect(deprecatedArguments(stack)).toEqual([]);
    expect(endOfLife(stack)).toEqual([]);
  });
});

it("has every value of every option among few combinations", () => {
  const text = JSON.stringify(combinations.map(([, settings]) => settings));

  expect(combinations.length).toBeLessThan(20);
  for (const [name, values] of Object.entries(options)) {
    for (const value of values.filter((value) => value !== undefined)) {
      expect(text).toContain(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
    }
  }
});
