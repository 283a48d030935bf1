import type { Issue, IssuePath } from "@sagewright/core";

export const importStepMalformed = (path: IssuePath, what: string): Issue => ({
  code: "IMPORT_STEP_MALFORMED",
  path,
  message: `The entry ${what}.`,
  hint: "Give each step a `Name`, a `Type` and `Arguments`; a Condition has lists of steps in `IfSteps` and `ElseSteps`.",
});

export const importNotADefinition = (what: string): Issue => ({
  code: "IMPORT_NOT_A_DEFINITION",
  path: [],
  message: `The document ${what}.`,
  hint: "Give the JSON of a pipeline definition: an object with `Version`, `Parameters` and `Steps`.",
});

export const importMemberUnknown = (path: IssuePath, name: string): Issue => ({
  code: "IMPORT_MEMBER_UNKNOWN",
  path: [...path, name],
  message: `Nothing can be written in TypeScript that becomes the member ${JSON.stringify(name)}.`,
  hint: "Take it out of the definition; the service refuses a member that it does not know.",
});

export const importValueUnsupported = (path: IssuePath, what: string): Issue => ({
  code: "IMPORT_VALUE_UNSUPPORTED",
  path,
  message: `This cannot be written in TypeScript: ${what}.`,
  hint: "Mend the definition; `sagewright check` says what is expected there.",
});

export const importStepUnsupported = (path: IssuePath, step: string, why: string): Issue => ({
  code: "IMPORT_STEP_UNSUPPORTED",
  path,
  message: `Step "${step}" cannot be written in TypeScript: ${why}.`,
  hint: "Mend the step in the definition; `sagewright check` says what is wrong with it.",
});

export const importOrderLost = (path: IssuePath): Issue => ({
  code: "IMPORT_ORDER_LOST",
  path,
  severity: "warning",
  message:
    "Parameters whose names are whole numbers come first in a TypeScript object, so their order changes.",
  hint: "Their order says nothing to the service; rename them to keep it.",
});
