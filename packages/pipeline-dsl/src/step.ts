import { callback } from "./steps/callback.ts";
import { condition } from "./steps/condition.ts";
import { fail } from "./steps/fail.ts";
import { fn } from "./steps/fn.ts";
import { lambda } from "./steps/lambda.ts";
import { model } from "./steps/model.ts";
import { processing } from "./steps/processing.ts";
import { raw } from "./steps/raw.ts";
import { registerModel } from "./steps/register-model.ts";
import { training } from "./steps/training.ts";
import { transform } from "./steps/transform.ts";

/** The steps a pipeline is made of. Each takes its name first: 1 to 64 of `A-Za-z0-9-_`, unique in the pipeline. */
export const step = Object.freeze({
  callback,
  condition,
  fail,
  fn,
  lambda,
  model,
  processing,
  raw,
  registerModel,
  training,
  transform,
});
