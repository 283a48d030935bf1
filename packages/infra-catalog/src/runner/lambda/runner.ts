import type { CodeBuildClient } from "@aws-sdk/client-codebuild";
import type { DeliverOptions } from "./deliver.ts";
import type { Objects } from "./objects.ts";
import type { RunnerSettings } from "./settings.ts";

/** What the runner's functions need from outside. */
export interface Runner extends DeliverOptions {
  readonly settings: RunnerSettings;
  readonly objects: Objects;
  readonly codeBuild: CodeBuildClient;
  readonly now: () => Date;
  readonly log: Log;
}

/** The runner's log. What goes there must hold no ResponseURL. */
export interface Log {
  info(message: string, details: Readonly<Record<string, string>>): void;
  error(message: string, details: Readonly<Record<string, string>>): void;
}
