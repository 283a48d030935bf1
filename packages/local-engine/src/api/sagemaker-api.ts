import type { JsonObject } from "@sagewright/core";
import type { ApiContext, Operations } from "./operation.ts";
import { unknownOperation } from "./service-error.ts";

/** The SageMaker API over an engine's records. */
export interface SageMakerApi {
  /**
   * Does one operation; the documents are those of the wire. Rejects with ServiceError, or with the SagewrightError of the
   * engine, which says more than the service could.
   */
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** One table a group of operations. */
const OPERATIONS: Operations = {};

export const createSageMakerApi = (context: ApiContext): SageMakerApi => ({
  async call(name, input) {
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) throw unknownOperation();
    return operation(input, context);
  },
});
