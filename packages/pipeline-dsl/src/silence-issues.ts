import type { Issue } from "@sagewright/core";

/** Issues of what steps, or the pipeline, silence. */

const place = (step: string | undefined): readonly string[] =>
  step === undefined ? ["silence"] : ["steps", step, "silence"];
const who = (step: string | undefined): string => (step === undefined ? "The pipeline" : `Step "${step}"`);

export const silenceInvalid = (): Issue => ({
  code: "SILENCE_INVALID",
  path: place(undefined),
  message: "The `silence` of pipeline() is no object.",
  hint: 'Give an object of codes and reasons: { STEPS_MISSING: "the steps come later" }.',
});

export const silenceReasonMissing = (step: string | undefined, code: string): Issue => ({
  code: "SILENCE_REASON_MISSING",
  path: [...place(step), code],
  message: `${who(step)} silences ${code} and does not say why.`,
  hint: "Give the reason as a text: who reads the pipeline next wants to know it.",
});

export const silenceUnused = (step: string | undefined, code: string): Issue => ({
  code: "SILENCE_UNUSED",
  severity: "warning",
  path: [...place(step), code],
  message: `${who(step)} silences ${code}, which no rule says of it.`,
  hint: "Remove it from `silence`, or correct the code.",
});
