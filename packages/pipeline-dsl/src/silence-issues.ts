import type { Issue } from "@sagewright/core";

/** Issues of what steps silence. */

const place = (step: string, code: string): readonly string[] => ["steps", step, "silence", code];

export const silenceReasonMissing = (step: string, code: string): Issue => ({
  code: "SILENCE_REASON_MISSING",
  path: place(step, code),
  message: `Step "${step}" silences ${code} and does not say why.`,
  hint: "Give the reason as a text: who reads the pipeline next wants to know it.",
});

export const silenceUnused = (step: string, code: string): Issue => ({
  code: "SILENCE_UNUSED",
  severity: "warning",
  path: place(step, code),
  message: `Step "${step}" silences ${code}, which no rule says of it.`,
  hint: "Remove it from `silence`, or correct the code.",
});
