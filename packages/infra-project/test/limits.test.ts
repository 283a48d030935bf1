import { expect, it } from "vitest";
import { parameters, rendered, resourcesOf, stackOf } from "./stack.fixture.ts";

const longest = { ...parameters, projectName: "N".repeat(32), projectId: `p-${"x".repeat(18)}` };
const everything = stackOf({
  organization: "abcdefghijkl",
  environment: "abcdefgh",
  seedMethod: "codebuild",
  kmsKeyArn: `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${"0".repeat(36)}`,
  vpc: {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: Array.from(
      { length: 16 },
      (_, i) => `subnet-0123456789abcde${i.toString(16).padStart(2, "0")}`,
    ),
    securityGroupIds: Array.from({ length: 5 }, (_, i) => `sg-0123456789abcdef${i}`),
  },
});
const resources = resourcesOf(rendered(everything, longest, everything));
const valuesOf = (type: string, key: string): readonly string[] =>
  resources.filter((resource) => resource.type === type).map(({ body }) => String(body[key]));

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
it("keeps policies within what IAM takes, with the longest names and all options", () => {
  for (const policy of valuesOf("aws_iam_role_policy", "policy")) {
    expect(JSON.stringify(JSON.parse(policy)).length).toBeLessThanOrEqual(10_240);
  }
  for (const policy of valuesOf("aws_iam_role", "assume_role_policy"))
    expect(policy.length).toBeLessThan(2_048);
  for (const name of valuesOf("aws_iam_role", "name")) expect(name.length).toBeLessThanOrEqual(64);
});

it("keeps names within what each service takes", () => {
  for (const name of valuesOf("aws_s3_bucket", "bucket")) expect(name.length).toBeLessThanOrEqual(63);
  for (const name of valuesOf("aws_lambda_function", "function_name"))
    expect(name.length).toBeLessThanOrEqual(64);
  for (const name of valuesOf("aws_codepipeline", "name")) expect(name.length).toBeLessThanOrEqual(100);
  for (const name of valuesOf("aws_sagemaker_model_package_group", "model_package_group_name")) {
    expect(name.length).toBeLessThanOrEqual(63);
  }
  for (const name of valuesOf("aws_sagemaker_code_repository", "code_repository_name")) {
    expect(name.length).toBeLessThanOrEqual(63);
  }
});

it("gives every statement of a policy a name of its own, in letters and digits", () => {
  for (const policy of valuesOf("aws_iam_role_policy", "policy")) {
    const names: string[] = JSON.parse(policy).Statement.map(({ Sid }: { Sid: string }) => Sid);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[A-Za-z0-9]+$/.test(name))).toBe(true);
  }
});

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
it("gives no object more than the ten tags that S3 takes, however many the organization has", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`tag-${i}`, "x"]));
  const tagged = stackOf({ seedMethod: "codebuild", tags });
  for (const { body } of resourcesOf(tagged).filter(({ type }) => type === "aws_s3_object")) {
    expect(Object.keys((body.tags ?? {}) as object).length).toBeLessThanOrEqual(10);
  }
});
