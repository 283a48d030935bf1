import type { JsonObject } from "@sagewright/core";
import { CALLBACK_OPERATIONS } from "./callbacks.ts";
import { EXECUTION_READ_OPERATIONS } from "./executions-read.ts";
import { EXECUTION_RUN_OPERATIONS } from "./executions-run.ts";
import { JOB_OPERATIONS } from "./jobs.ts";
import { MODEL_GROUP_OPERATIONS } from "./model-groups.ts";
import { MODEL_PACKAGE_OPERATIONS } from "./model-packages.ts";
import { MODEL_OPERATIONS } from "./models.ts";
import type { ApiContext, Operations } from "./operation.ts";
import { PIPELINE_OPERATIONS } from "./pipelines.ts";
import { PROJECT_OPERATIONS } from "./projects.ts";
import { unknownOperation } from "./service-error.ts";
import { STEP_OPERATIONS } from "./steps.ts";
import { TAG_OPERATIONS } from "./tags.ts";
import { validateRequest } from "./validation.ts";
import { VERSION_OPERATIONS } from "./versions.ts";

/** The SageMaker API over an engine's records. */
export interface SageMakerApi {
  /**
   * Does one operation; the documents are those of the wire. Rejects with ServiceError, or with the SagewrightError of the
   * engine, which says more than the service could.
   */
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** One table a group of operations. */
const OPERATIONS: Operations = {
  ...PIPELINE_OPERATIONS,
  ...VERSION_OPERATIONS,
  ...EXECUTION_RUN_OPERATIONS,
  ...EXECUTION_READ_OPERATIONS,
  ...STEP_OPERATIONS,
  ...CALLBACK_OPERATIONS,
  ...JOB_OPERATIONS,
  ...MODEL_GROUP_OPERATIONS,
  ...MODEL_OPERATIONS,
  ...MODEL_PACKAGE_OPERATIONS,
  ...TAG_OPERATIONS,
  ...PROJECT_OPERATIONS,
};

export const createSageMakerApi = (context: ApiContext): SageMakerApi => ({
  async call(name, input) {
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) throw unknownOperation();
    validateRequest(name, input);
    return operation(withoutNulls(input), context);
  },
});

/** On the wire a member that is null is one that is not there. */
const withoutNulls = (input: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
