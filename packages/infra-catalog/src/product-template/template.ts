import type { CloudFormationParameters, PlatformSettings, platformNames } from "@sagewright/core/project";

/** A CloudFormation template. */
export interface ProductTemplate extends CloudFormationParameters {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Resources: Readonly<Record<string, unknown>>;
  readonly Outputs: Readonly<Record<string, { readonly Description: string; readonly Value: unknown }>>;
}

/** The parts of a template that a runner gives. */
export type RunnerPart = Pick<ProductTemplate, "Resources" | "Outputs">;

/** What the runner of a template must know of the platform, as CloudFormation resolves it. */
export interface RunnerContext {
  readonly settings: PlatformSettings;
  readonly names: ReturnType<typeof platformNames>;
  readonly bundleSha256: string;
}
