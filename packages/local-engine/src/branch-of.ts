import type { BranchName, JsonObject } from "@sagewright/core";

/** The branch that a Condition with these properties has chosen; undefined for other steps. */
export const branchOf = (properties: JsonObject | undefined): BranchName | undefined =>
  properties?.Outcome === "True" ? "if" : properties?.Outcome === "False" ? "else" : undefined;
