/** How what is asked of the platform ends. */
export type Outcome =
  | "done"
  /** Service Catalog cannot take the launch role; no stack is made. */
  | "launch role missing"
  /** The stack may not call the runner. */
  | "access denied in stack"
  /** Terraform fails in the runner's build. */
  | "terraform error"
  | "build stopped"
  | "build timed out";

/** What an account is like. A test may change it between two operations: each reads it when it begins. */
export interface Scenario {
  account?: string;
  region?: string;
  partition?: string;
  /** Whether the platform `sagewright-acme-prod` is there. @default true */
  platform?: boolean;
  /** @default "done" */
  outcome?: Outcome;
  /** Whether the template's resource is in a nested stack. @default false */
  nested?: boolean;
  /** Beat at which all stories stand still; `undefined` lets them go on. */
  hold?: Beat | undefined;
  /** What registrations of resource types are refused with, one after the other; those after them are not refused. */
  registrationRefusals?: string[];
  /** Terraform's words in the log of a build that fails. @default an error of CodePipeline's */
  terraformError?: readonly string[];
}

/** The beats of a story, in their order. A rollback's follow those of what failed. */
export type Beat =
  | "requested"
  | "provisioning"
  | "stack"
  | "resource"
  | "build"
  | "log"
  | "end of build"
  | "end of resource"
  | "rollback"
  | "end of stack";

export const TERRAFORM_ERROR: readonly string[] = [
  "╷",
  "│ Error: creating CodePipeline (sagemaker-demo-p-modelbuild): operation error CodePipeline: CreatePipeline, https response error StatusCode: 400, InvalidStructureException: The connection is not available.",
  "│ ",
  "│   with aws_codepipeline.pipeline,",
  "│   on cdk.tf.json line 512, in resource.aws_codepipeline.pipeline:",
  "│  512:       }",
  "│ ",
  "╵",
];
