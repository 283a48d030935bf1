import type { JsonObject } from "@sagewright/core";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeProject.html */
export type ProjectStatus =
  | "CreateInProgress"
  | "CreateCompleted"
  | "CreateFailed"
  | "UpdateInProgress"
  | "UpdateCompleted"
  | "UpdateFailed"
  | "DeleteInProgress"
  | "DeleteCompleted"
  | "DeleteFailed";

/** A project of this state folder. */
export interface ProjectRecord {
  readonly name: string;
  /** `p-` and twelve letters and digits. */
  readonly id: string;
  readonly arn: string;
  readonly description?: string;
  readonly status: ProjectStatus;
  /** How the last operation went. */
  readonly statusMessage?: string;
  /** Of its template, as they hold. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Which template was asked for, in the words of CreateProject. */
  readonly template: ProjectTemplate;
  readonly creationTime: string;
  readonly lastModifiedTime: string;
}

/** The one of them that was given, without its parameters; neither, where none was. */
export interface ProjectTemplate {
  readonly serviceCatalog?: JsonObject;
  readonly cloudFormation?: JsonObject;
}

export type BuildStatus = "Queued" | "Running" | "Succeeded" | "Failed" | "Stopped";

/** What came of a push. */
export interface ProjectBuild {
  /** Counts the builds of the state folder. */
  readonly number: number;
  readonly projectId: string;
  readonly branch: string;
  readonly commit: string;
  readonly status: BuildStatus;
  /** The process that did it is gone, and left it in this status. */
  readonly interrupted: boolean;
  /** The process that does it, or did. */
  readonly pid: number;
  /** Absent where it did not come to a run. */
  readonly executionArn?: string;
  /** Why it failed. */
  readonly failure?: string;
  readonly creationTime: string;
  readonly endTime?: string;
}
