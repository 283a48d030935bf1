import type { ModelPackageRecord } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { idOf } from "../print/execution-id.ts";
import { APPROVAL_FORMAT } from "../print/model.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { readState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export async function listModels({
  group,
  ...options
}: StateOptions & { readonly group?: string }): Promise<number> {
  const modelPackages = await readState<readonly ModelPackageRecord[]>(
    options,
    ({ engine }) => engine.listModelPackages(group === undefined ? {} : { group }),
    () => [],
  );
  const style = styleFor(process.stdout);
  if (options.json) printJson({ modelPackages });
  else if (modelPackages.length === 0)
    tell("No model has been registered here yet. --pipeline FILE or --state-dir DIR say where else to look.");
  else {
    printData(
      table([
        ["MODEL", "STATUS", "REGISTERED", "EXECUTION"].map((title) => style("bold", title)),
        ...modelPackages.map((model) => [
          `${model.group}/${model.version}`,
          style(APPROVAL_FORMAT[model.approvalStatus], model.approvalStatus),
          model.creationTime.slice(0, 19).replace("T", " "),
          model.executionArn === undefined ? "" : idOf(model.executionArn),
        ]),
      ]),
    );
  }
  return EXIT.done;
}
