import type { PlatformSettingsInput } from "@sagewright/core/project";
import { synthesizeProject } from "@sagewright/infra-project";
import { describe, expect, it } from "vitest";
import { blocksOf, type JsonObject } from "../../../tools/infra-checks/stack-json.ts";
import { boundarySize } from "../src/project-boundary.ts";
import { covers, grantsOf, rendered } from "./grants.fixture.ts";
import { needs } from "./provider-actions.fixture.ts";
import { KMS_KEY, resourceOf, settingsOf, stackOf, statementsOf, VPC } from "./stack.fixture.ts";

const variants = [
  ["default", {}],
  ["with a key and a VPC", { kmsKeyArn: KMS_KEY, vpc: VPC }],
  ["seeding by a build, after an approval", { seedMethod: "codebuild", manualApproval: true }],
  ["with data to read", { dataBuckets: ["acme-raw", "acme-features"] }],
  ["with a lock table, by CommandRunner", { stateLock: "dynamodb", runner: "command-runner" }],
] as const;

describe.each(variants)("%s", (_, options) => {
  const settings = settingsOf(structuredClone(options) as object);
  const catalog = stackOf(structuredClone(options) as object);
  const project = synthesizeProject(settings, {
    lambdaSha256: "hash",
    cleanupSha256: "hash",
    codeSha256: "hash",
    versions: { penguins: "0123456789abcdef" },
  });

  it("the boundary lets the roles of a project do what they are for", () => {
    const boundary = grantsOf(statementsOf(resourceOf(catalog, "aws_iam_policy", "project-boundary").policy));
    const wanted = blocksOf(project)
      .filter(({ type }) => type === "aws_iam_role_policy")
      .flatMap(({ body }) => grantsOf(statementsOf(rendered(String(body.policy)))));

    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((grant) => !covers(boundary, grant))).toEqual([]);
  });

  it("the runner may make and destroy everything that a project has", () => {
    const runner = blocksOf(catalog)
      .filter(
        ({ type, name }) =>
          type === "aws_iam_role_policy" && /^(?:runner-build|command-runner)-role/.test(name),
      )
      .flatMap(({ body }) => grantsOf(statementsOf(rendered(String(body.policy)))));
    const wanted = blocksOf(project).flatMap(({ kind, type, body }) =>
      kind === "resource" ? needs(type, body) : [],
    );

    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((grant) => !covers(runner, grant))).toEqual([]);
  });

  it("every project's role is under the boundary, on the platform's path", () => {
    const roles = blocksOf(project).filter(({ type }) => type === "aws_iam_role");

    expect(roles.length).toBeGreaterThan(3);
    for (const { body } of roles) {
      expect(rendered(String(body.permissions_boundary))).toBe(
        "arn:aws-us-gov:iam::123456789012:policy/sagewright-acme-dev-project-boundary",
      );
      expect(body.path).toBe("/sagewright/acme/dev/");
    }
  });
});

describe("what IAM takes", () => {
  const settings: PlatformSettingsInput = {
    organization: "abcdefghijkl",
    environment: "abcdefgh",
    stateLock: "dynamodb",
    vpc: {
      vpcId: VPC.vpcId,
      subnetIds: Array.from({ length: 16 }, (_, i) => `subnet-0123456789abcde${i + 10}`),
      securityGroupIds: Array.from({ length: 5 }, (_, i) => `sg-0123456789abcdef${i}`),
    },
    studioDomainIds: Array.from({ length: 10 }, (_, i) => `d-${"x".repeat(40)}${i}`),
  };
  const catalog = stackOf(settings);

  it("has inline policies of a role in 10,240 characters", () => {
    const sizes = new Map<string, number>();
    for (const { type, body } of blocksOf(catalog)) {
      if (type !== "aws_iam_role_policy") continue;
      const size = rendered(String(body.policy)).replace(/\s/g, "").length;
      sizes.set(String(body.role), (sizes.get(String(body.role)) ?? 0) + size);
    }

    expect(sizes.size).toBeGreaterThan(3);
    expect([...sizes].filter(([, size]) => size > 10_240)).toEqual([]);
  });

  it("has managed policies in 6,144 characters", () => {
    const sizes = blocksOf(catalog)
      .filter(({ type }) => type === "aws_iam_policy")
      .map(
        ({ address, body }) => [address, rendered(String(body.policy)).replace(/\s/g, "").length] as const,
      );

    expect(sizes.length).toBe(3);
    expect(sizes.filter(([, size]) => size > 6_144)).toEqual([]);
  });

  it("is what the size of the boundary is told by, for the longest names of places", () => {
    const { policy } = resourceOf(catalog, "aws_iam_policy", "project-boundary");
    const found = rendered(String(policy)).replaceAll("us-gov-west-1", "ap-southeast-1");

    expect(boundarySize(settingsOf(settings))).toBe(found.length);
  });

  it("leaves room for a handful of data buckets with long names", () => {
    const dataBuckets = Array.from({ length: 5 }, (_, i) => `${"a".repeat(40)}-${i}`);

    expect(boundarySize(settingsOf({ ...settings, kmsKeyArn: KMS_KEY, dataBuckets }))).toBeLessThan(6_144);
  });
});

describe("a run cannot give itself more than the boundary", () => {
  const runner = blocksOf(stackOf())
    .filter(({ type, name }) => type === "aws_iam_role_policy" && name.startsWith("runner-build-role"))
    .flatMap(({ body }) => statementsOf(body.policy));
  const identity = (action: string): readonly JsonObject[] =>
    runner.filter(({ Action }) => [Action].flat().includes(action));

  it.each(["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"])("%s", (action) => {
    const statements = identity(action);

    expect(statements).toHaveLength(1);
    expect(statements[0]?.Condition).toMatchObject({
      StringEquals: { "iam:PermissionsBoundary": expect.stringContaining("project-boundary") },
    });
  });

  it.each([
    "iam:AttachRolePolicy",
    "iam:CreatePolicyVersion",
    "iam:CreateUser",
    "iam:DeleteRolePermissionsBoundary",
    "sts:AssumeRole",
  ])("never %s", (action) => {
    expect(identity(action)).toEqual([]);
  });

  it("hands on roles of projects only, to the services of projects only", () => {
    const [pass, ...others] = identity("iam:PassRole");

    expect(others).toEqual([]);
    expect([pass?.Resource].flat().map((arn) => rendered(String(arn)))).toEqual([
      "arn:aws-us-gov:iam::123456789012:role/sagewright/acme/dev/sagemaker-p-*",
    ]);
  });
});
