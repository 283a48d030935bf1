export { FunctionError } from "./function/function-error.ts";
export type { FunctionContext, FunctionInput, FunctionManifest, FunctionRun } from "./function/manifest.ts";
export { runFunction } from "./function/run-function.ts";
