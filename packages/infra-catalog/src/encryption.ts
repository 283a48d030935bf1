import type { Platform } from "./platform.ts";
import type { Statement } from "./policy-document.ts";

/** What a role needs to read and write under the platform's key; nothing where AWS's own keys are used. */
export const keyStatements = (
  { settings: { kmsKeyArn } }: Platform,
  actions: readonly ("kms:Decrypt" | "kms:DescribeKey" | "kms:GenerateDataKey")[],
): readonly Statement[] =>
  kmsKeyArn === undefined ? [] : [{ Sid: "UseKey", Effect: "Allow", Action: actions, Resource: [kmsKeyArn] }];
