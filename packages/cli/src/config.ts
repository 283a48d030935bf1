import type { PlatformSettingsInput } from "@sagewright/core/project";
import type { EngineOptions } from "@sagewright/local-engine";
import type { LambdaPlace } from "@sagewright/pipeline-dsl";

/**
 * What `sagewright.config.ts`, beside a pipeline or at the root of its package, may say: how pipelines run, and the settings of
 * the platform that `catalog` and `project` deploy.
 */
export interface SagewrightConfig extends Partial<PlatformSettingsInput> {
  /** ARN of the role that jobs run under, for pipelines that name none. */
  readonly role?: string;
  /** Bucket for code, inputs and outputs, for pipelines that name none. */
  readonly bucket?: string;
  /** Image of function steps that name none; any that has Node. */
  readonly functionImage?: string;
  /** Region, account and role of the Lambda functions of function steps, for pipelines that name none. */
  readonly lambda?: LambdaPlace;
  /** ARN of the role that EventBridge starts pipelines with, for schedules and triggers that name none. */
  readonly scheduleRole?: string;
  /** What runs an image on this machine; asked before the built-in ones. */
  readonly runtimes?: EngineOptions["runtimes"];
  /** Modules whose export `handler` stands for a Lambda function, by its name or ARN; relative to the config file. */
  readonly lambdas?: EngineOptions["lambdas"];
  /** How a job gets its own `/opt/ml`. @default "auto": bubblewrap where there is one */
  readonly isolation?: "auto" | "bubblewrap" | "none";
  /** Where runs are kept, relative to the config file. @default ".sagewright" beside the pipeline */
  readonly stateDir?: string;
  /** Steps that run at the same time. @default number of processors */
  readonly maxParallelSteps?: number;
  /**
   * What a failed step means for those that do not wait for it: with "drain" nothing new starts, with "continue-independent"
   * they run. @default "drain"
   */
  readonly failurePolicy?: "drain" | "continue-independent";
}

/**
 * Gives the config its type, in `sagewright.config.ts`; it is checked where it is read.
 *
 * ```ts
 * export default defineConfig({ organization: "acme", environment: "prod", owners: ["ml-platform@acme.example"] });
 * ```
 *
 * Issues (when a command reads it): CONFIG_INVALID, PLATFORM_SETTING_INVALID.
 */
export const defineConfig = (config: SagewrightConfig): SagewrightConfig => config;
