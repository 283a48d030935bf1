import { allow, type Statement } from "./policy.ts";
import type { Project } from "./project.ts";

/** What it takes to read and write what the platform's KMS key encrypts. */
export const KEY_ACTIONS: readonly string[] = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** Lets a role work with what the platform's KMS key encrypts; nothing where the keys are AWS's own. */
export const allowKey = ({ settings }: Pick<Project, "settings">): readonly Statement[] =>
  settings.kmsKeyArn === undefined ? [] : [allow("Key", KEY_ACTIONS, [settings.kmsKeyArn])];
