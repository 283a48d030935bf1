import type { Issue } from "@sagewright/core";

/** Issues of the commands that ask SageMaker, on this machine or on AWS. */

export const sagemakerRefused = (action: string, name: string, message: string): Issue => ({
  code: "SAGEMAKER_REFUSED",
  path: [action],
  message: `The engine answered ${name}: ${message}`,
  hint: "It answers as SageMaker would: mend what the message names.",
});
