import { existsSync } from "node:fs";

/** Whether an argument names a pipeline that SageMaker, or the engine here, holds, and no file. */
export const isPipelineSource = (argument: string): boolean =>
  /^(?:aws|local):/.test(argument) && !existsSync(argument);
