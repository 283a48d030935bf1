import {
  type PlatformSettingsInput,
  platformSettingsSchema,
  projectParameters,
} from "@sagewright/core/project";
import { productTemplate } from "../../src/product-template/index.ts";

export const BUNDLE = "a".repeat(64);

/** The template of a platform with these settings. */
export const template = (settings: Partial<PlatformSettingsInput> = {}) =>
  productTemplate(
    platformSettingsSchema.parse({
      organization: "acme",
      owners: ["a@acme.example"],
      principalArns: [],
      ...settings,
    }),
    {
      bundleSha256: BUNDLE,
    },
  );

export const EXAMPLES = Object.fromEntries(
  projectParameters.map(({ cloudFormationName, example }) => [cloudFormationName, example]),
);

/** Every option that changes the template. */
export const SETTINGS: Readonly<Record<string, Partial<PlatformSettingsInput>>> = {
  codebuild: {},
  "codebuild with own seed code": { seedTemplates: { ours: "./ours" } },
  "command-runner": { runner: "command-runner" },
  "command-runner with all options": {
    runner: "command-runner",
    organization: "abcdefghijkl",
    environment: "staging1",
    stateLock: "dynamodb",
    kmsKeyArn: "arn:aws:kms:ap-southeast-2:111122223333:key/01234567-89ab-cdef-0123-456789abcdef",
    vpc: {
      vpcId: "vpc-0123456789abcdef0",
      subnetIds: ["subnet-0123456789abcdef0"],
      securityGroupIds: ["sg-0123456789abcdef0"],
    },
  },
};
