export { FunctionError } from "./function/function-error.ts";
export { functionOf } from "./function/function-of.ts";
export { type LambdaHandler, lambdaHandler } from "./function/lambda-handler.ts";
export type { FunctionContext, FunctionInput, FunctionManifest, FunctionRun } from "./function/manifest.ts";
export { runFunction } from "./function/run-function.ts";
