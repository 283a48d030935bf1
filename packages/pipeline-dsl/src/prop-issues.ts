import type { Issue, IssuePath } from "@sagewright/core";

/** Issues of props that no rule of the definition can tell, since nothing of them stands in it. */

const OWNERS: { readonly [root: string]: string } = {
  steps: "Step",
  schedules: "Schedule",
  triggers: "Trigger",
};

/** `Step "T"`, `Step "T": inputs.data`, `The pipeline`: what has the prop at a path. */
function ownerAt(path: IssuePath): string {
  const [root, name, ...rest] = path.slice(0, -1);
  const owner = OWNERS[String(root)];
  const isNamed = owner !== undefined && name !== undefined;
  const who = isNamed ? `${owner} ${JSON.stringify(String(name))}` : "The pipeline";
  const within = isNamed ? rest : path.slice(0, -1);
  return within.length === 0 ? who : `${who}: ${within.join(".")}`;
}

export const propUnknown = (path: IssuePath, meant: readonly string[], known: readonly string[]): Issue => ({
  code: "PROP_UNKNOWN",
  path,
  message: `${ownerAt(path)} has no prop ${JSON.stringify(String(path.at(-1)))}, and would drop it.`,
  hint:
    meant.length === 0
      ? `Remove it, or write one of these: ${known.join(", ")}.`
      : `Did you mean ${meant.map((name) => JSON.stringify(name)).join(" or ")}? Correct the name.`,
});

/** A literal that AWS refuses, or most likely does. */
export const propValueInvalid = (
  path: IssuePath,
  found: unknown,
  expected: string,
  severity?: "warning",
): Issue => ({
  code: "PROP_VALUE_INVALID",
  path,
  message: `${ownerAt(path)}: ${String(path.at(-1))} is ${shown(found)}, and not ${expected}.`,
  hint: `Give ${expected}.`,
  ...(severity === undefined ? undefined : { severity }),
});

const shown = (value: unknown): string =>
  typeof value === "string"
    ? JSON.stringify(value)
    : typeof value === "object" && value !== null
      ? "an object"
      : String(value);

export const valuesNotListed = (): Issue => ({
  code: "VALUES_NOT_LISTED",
  path: [],
  message: "The values of an isIn() are no list.",
  hint: "Give them in square brackets, also one.",
});

export const argumentNotGiven = (call: string, what: string): Issue => ({
  code: "ARGUMENT_NOT_GIVEN",
  path: [],
  message: `The call of ${call}() lacks ${what}.`,
  hint: `Give ${what}, in the place that the types say.`,
});
