import type { ListedModelDocument } from "../documents/models.ts";
import { EXIT } from "../exit-code.ts";
import { idOf } from "../print/execution-id.ts";
import { APPROVAL_FORMAT } from "../print/model.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { type Style, styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { listModels, type ModelFilter } from "../sagemaker/list-models.ts";
import { type SagemakerOptions, withSagemaker } from "../sagemaker/open-sagemaker.ts";

export interface ListModelsOptions extends SagemakerOptions, ModelFilter {
  readonly json?: boolean;
}

/** Versions of models, newest first. */
export async function listModelsCommand(options: ListModelsOptions): Promise<number> {
  const modelPackages = await withSagemaker<readonly ListedModelDocument[]>(
    options,
    "read",
    (sagemaker) => listModels(sagemaker, options),
    () => [],
  );
  if (options.json) printJson({ modelPackages });
  else if (modelPackages.length === 0) tell(nothing(options));
  else printData(modelsTable(modelPackages, styleFor(process.stdout)));
  return EXIT.done;
}

function nothing({ target, status }: ListModelsOptions): string {
  if (status !== undefined) return `No model of status ${status} is there.`;
  return target === "aws"
    ? "No model has been registered there yet. --region and --profile say where else to look."
    : "No model has been registered here yet. --pipeline FILE or --state-dir DIR say where else to look.";
}

/** On AWS a list does not tell which execution made a version. */
function modelsTable(models: readonly ListedModelDocument[], style: Style): string {
  const titles = ["MODEL", "STATUS", "REGISTERED"];
  if (models.some(({ executionArn }) => executionArn !== undefined)) titles.push("EXECUTION");
  return table([
    titles.map((title) => style("bold", title)),
    ...models.map((model) => [
      `${model.group}/${model.version}`,
      style(APPROVAL_FORMAT[model.approvalStatus], model.approvalStatus),
      model.creationTime.slice(0, 19).replace("T", " "),
      ...(model.executionArn === undefined ? [] : [idOf(model.executionArn)]),
    ]),
  ]);
}
