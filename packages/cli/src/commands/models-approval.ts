import type { ModelApprovalStatus } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { printJson, tell } from "../print/output.ts";
import { type SagemakerOptions, withSagemaker } from "../sagemaker/open-sagemaker.ts";
import { setApproval } from "../sagemaker/set-approval.ts";

export interface ApprovalOptions extends SagemakerOptions {
  /** Why. */
  readonly note?: string;
  /** What `note` was called before. */
  readonly description?: string;
  readonly json?: boolean;
}

/** Approves or rejects a version of a model. */
export const setApprovalCommand = (
  reference: string,
  approvalStatus: ModelApprovalStatus,
  { note, description, json, ...options }: ApprovalOptions,
): Promise<number> =>
  withSagemaker(options, "change", async (sagemaker) => {
    const model = await setApproval(sagemaker, reference, { approvalStatus, note: note ?? description });
    if (json) printJson(model);
    tell(`${model.group}/${model.version} is ${model.approvalStatus}.`);
    return EXIT.done;
  });
