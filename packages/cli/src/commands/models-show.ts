import type { ModelShowDocument } from "../documents/models.ts";
import { EXIT } from "../exit-code.ts";
import { compareMetrics } from "../model-comparison.ts";
import { printIssues } from "../print/issues.ts";
import { modelText } from "../print/model.ts";
import { comparisonText } from "../print/model-comparison.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { describeModel } from "../sagemaker/describe-model.ts";
import { modelMetrics } from "../sagemaker/model-metrics.ts";
import { type Sagemaker, type SagemakerOptions, withSagemaker } from "../sagemaker/open-sagemaker.ts";

export interface ShowModelOptions extends SagemakerOptions {
  /** Another version, to be compared with; a number is one of the same group. */
  readonly compare?: string;
  readonly json?: boolean;
}

/** A model with its metrics, alone or beside another. */
export const showModel = (reference: string, options: ShowModelOptions): Promise<number> =>
  withSagemaker(options, "read", async (sagemaker) => {
    const { compare, json = false } = options;
    const model = await withMetrics(sagemaker, reference);
    if (compare !== undefined) return await showComparison(sagemaker, model, compare, json);
    const { metrics, ...described } = model;
    if (json) printJson(model);
    else printData(modelText(described, metrics, styleFor(process.stdout)));
    return EXIT.done;
  });

async function showComparison(
  sagemaker: Sagemaker,
  model: ModelShowDocument,
  compare: string,
  json: boolean,
): Promise<number> {
  const reference = /^\d+$/.test(compare) ? `${model.group}/${compare}` : compare;
  const comparedWith = await withMetrics(sagemaker, reference);
  const metrics = compareMetrics(model.metrics, comparedWith.metrics);
  const document = { model, comparedWith, metrics };
  if (json) printJson(document);
  else printData(comparisonText(document, styleFor(process.stdout)));
  return EXIT.done;
}

async function withMetrics(sagemaker: Sagemaker, reference: string): Promise<ModelShowDocument> {
  const model = await describeModel(sagemaker, reference);
  const { metrics, warnings } = await modelMetrics(sagemaker, model);
  printIssues(warnings);
  return { ...model, metrics };
}
