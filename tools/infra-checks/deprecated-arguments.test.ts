import { describe, expect, it } from "vitest";
import { awsProvider } from "./aws-provider.ts";
import { deprecatedArguments } from "./deprecated-arguments.ts";
import { DEPRECATED_IN_5 } from "./deprecated-arguments-table.ts";
import { deprecatedPaths, isAwsProviderThere, providerSchema } from "./provider-schema.ts";

describe("deprecated arguments", () => {
  it("finds them as the sample sets them: settings of a bucket within the bucket", () => {
    const stack = {
      resource: {
        aws_s3_bucket: {
          state: { bucket: "state", acl: "private", versioning: [{ enabled: true }], force_destroy: true },
        },
      },
    };

    expect(deprecatedArguments(stack)).toEqual([
      {
        rule: "deprecated",
        address: "aws_s3_bucket.state",
        message:
          "aws_s3_bucket.acl is deprecated: use a resource of its own for each setting, such as aws_s3_bucket_versioning.",
      },
      expect.objectContaining({
        address: "aws_s3_bucket.state",
        message: expect.stringContaining("versioning is"),
      }),
    ]);
  });

  it("finds arguments within blocks, whole types and what is only read", () => {
    const stack = {
      data: { aws_region: { current: {}, other: {} } },
      resource: {
        aws_s3_bucket_lifecycle_configuration: {
          l: {
            rule: [
              { id: "all", filter: {} },
              { id: "one", prefix: "a" },
            ],
          },
        },
        aws_s3_bucket_object: { template: { source: "template.json" } },
        aws_sns_topic: { t: { name: "${data.aws_region.current.name}-${data.aws_region.other.id}" } },
      },
    };

    expect(deprecatedArguments(stack).map(({ address }) => address)).toEqual([
      "data.aws_region.current",
      "aws_s3_bucket_lifecycle_configuration.l",
      "aws_s3_bucket_object.template",
    ]);
  });

  it("takes an empty list, as bindings write one, for unset", () => {
    expect(deprecatedArguments({ resource: { aws_s3_bucket: { b: { grant: [], acl: null } } } })).toEqual([]);
  });

  it.skipIf(!isAwsProviderThere())(
    "are those that the provider marks [needs terraform] [needs aws provider]",
    { timeout: 60_000 },
    async () => {
      const { resources, dataSources } = await providerSchema(awsProvider() ?? { folder: "", version: "" });

      const marked = [
        ...Object.entries(dataSources).map(
          ([type, { block }]) => [`data.${type}`, deprecatedPaths(block)] as const,
        ),
        ...Object.entries(resources).map(([type, { block }]) => [type, deprecatedPaths(block)] as const),
      ].filter(([, paths]) => paths.length > 0);
      expect(marked.length).toBeGreaterThan(30);
      // A newer provider may mark more, and may have dropped types.
      expect(DEPRECATED_IN_5).toMatchObject(Object.fromEntries(marked));
    },
  );
});
