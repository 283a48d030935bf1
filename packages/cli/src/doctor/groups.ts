import { COMMANDS_WITH_NEEDS } from "../commands/commands-with-needs.ts";
import { UsageError } from "../usage-error.ts";
import type { NeededFor } from "./check.ts";
import { doctorCommandUnknown } from "./issues.ts";

/** What checks are for, in the order in which they are told. */
export const GROUPS: readonly { readonly neededFor: NeededFor; readonly title: string }[] = [
  { neededFor: "run", title: "Run here" },
  { neededFor: "aws", title: "Run on AWS" },
  { neededFor: "catalog", title: "Deploy the platform: catalog" },
  { neededFor: "project", title: "Projects: connection, project" },
];

/** What each command needs. */
const NEEDS: { readonly [command in (typeof COMMANDS_WITH_NEEDS)[number]]: readonly NeededFor[] } = {
  init: ["run"],
  compile: ["run"],
  check: ["run"],
  graph: ["run"],
  import: ["run"],
  diff: ["run"],
  run: ["run"],
  runs: ["run"],
  models: ["run"],
  serve: ["run"],
  "explain-cache": ["run"],
  deploy: ["run", "aws"],
  catalog: ["catalog"],
  connection: ["project"],
  project: ["project"],
};

/**
 * What these commands need; undefined where none is named.
 *
 * Issues: DOCTOR_COMMAND_UNKNOWN.
 */
export function neededBy(commands: readonly string[]): ReadonlySet<NeededFor> | undefined {
  if (commands.length === 0) return undefined;
  const [first = "", second] = commands;
  // `doctor catalog deploy` is about one command of two words.
  const names = first === "catalog" || first === "project" || first === "connection" ? [first] : commands;
  const unknown = names.filter((name) => !isKnown(name));
  if (unknown.length > 0)
    throw new UsageError(unknown.map((name) => doctorCommandUnknown(name, COMMANDS_WITH_NEEDS)));
  const needs = names.filter(isKnown).flatMap((name) => NEEDS[name]);
  return new Set(first === "project" && second === "synth" ? [...needs, "catalog"] : needs);
}

const isKnown = (name: string): name is keyof typeof NEEDS => Object.hasOwn(NEEDS, name);
