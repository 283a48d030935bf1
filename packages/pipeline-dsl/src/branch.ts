import { condition } from "./steps/condition.ts";

/**
 * A condition step of which the values are read: `step.condition`, under the name that reads well with `join`. What reads a
 * joined value is copied into both branches when the pipeline is compiled, since the service cannot go on after a branch:
 * `Publish` becomes `Publish-If` and `Publish-Else`, both shown as Publish.
 *
 * @example
 * const gate = branch("IsLarge", {
 *   conditions: [greaterThan(params.Rows, 1_000_000)],
 *   ifSteps: [spark],
 *   elseSteps: [pandas],
 * });
 * const table = gate.join(spark.outputs.table, pandas.outputs.table); // Ref<S3Uri>
 * const train = step.training("Train", { channels: { train: table }, … });
 */
export const branch: typeof condition = condition;
