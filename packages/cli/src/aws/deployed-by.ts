/** The tag by which a deployment knows again what it has made beside the pipeline, and leaves alone what is others'. */
export const PIPELINE_TAG = "sagewright:pipeline";

/** On a pipeline: whether it ever had schedules or triggers. Without it nothing of EventBridge is asked. */
export const STARTS_TAG = "sagewright:starts";

/** What is done to a resource beside the pipeline, so that it is what the file says. */
export interface Change {
  readonly kind: "function" | "schedule" | "trigger" | "model-group";
  readonly name: string;
  readonly change: "created" | "updated" | "deleted" | "unchanged";
}
