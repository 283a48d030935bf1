import type { ModelApprovalStatus } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { printJson, tell } from "../print/output.ts";
import { changeState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export const setApproval = (
  reference: string,
  approvalStatus: ModelApprovalStatus,
  { description, ...options }: StateOptions & { readonly description?: string },
): Promise<number> =>
  changeState(options, ({ engine }) => {
    const model = engine.updateModelPackage(reference, {
      approvalStatus,
      ...(description === undefined ? {} : { description }),
    });
    if (options.json) printJson(model);
    tell(`${model.group}/${model.version} is ${model.approvalStatus}.`);
    return EXIT.done;
  });
