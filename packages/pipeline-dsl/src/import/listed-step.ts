import {
  type Issue,
  type IssuePath,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  referencesIn,
} from "@sagewright/core";
import { importStepMalformed } from "./issues.ts";

/** A step of the document, branches included. */
export interface ListedStep {
  readonly name: string;
  readonly type: string;
  readonly wire: JsonObject;
  readonly args: JsonObject;
  readonly path: IssuePath;
  /** Position in the document. */
  readonly index: number;
  /** Names of the steps that it refers to or depends on. */
  readonly reads: ReadonlySet<string>;
  readonly branches: Branches;
}

export interface Branches {
  readonly if: readonly ListedStep[];
  readonly else: readonly ListedStep[];
}

const BRANCHES = ["IfSteps", "ElseSteps"] as const;

/** Every step of a list, each after those that stand in front of it; `all` gathers them in document order. */
export function listSteps(
  steps: JsonValue | undefined,
  path: IssuePath,
  all: ListedStep[],
  issues: Issue[],
): readonly ListedStep[] {
  if (!Array.isArray(steps)) {
    if (steps !== undefined && steps !== null) issues.push(importStepMalformed(path, "is no list of steps"));
    return [];
  }
  return steps.flatMap((step, index) => listStep(step, [...path, index], all, issues));
}

function listStep(
  wire: JsonValue,
  path: IssuePath,
  all: ListedStep[],
  issues: Issue[],
): readonly ListedStep[] {
  const malformed = (what: string): readonly [] => {
    issues.push(importStepMalformed(path, what));
    return [];
  };
  if (!isJsonObject(wire)) return malformed("is no object");
  const { Name: name, Type: type, Arguments: args = {} } = wire;
  if (typeof name !== "string") return malformed("has no `Name`");
  if (typeof type !== "string") return malformed("has no `Type`");
  if (args !== null && !isJsonObject(args)) return malformed("has `Arguments` that are no object");
  const index = all.length;
  all.push(undefined as never);
  const own = args ?? {};
  const branches =
    type === "Condition"
      ? {
          if: listSteps(own.IfSteps, [...path, "Arguments", "IfSteps"], all, issues),
          else: listSteps(own.ElseSteps, [...path, "Arguments", "ElseSteps"], all, issues),
        }
      : NO_BRANCHES;
  const step: ListedStep = { name, type, wire, args: own, path, index, reads: readsOf(wire), branches };
  all[index] = step;
  return [step];
}

const NO_BRANCHES: Branches = { if: [], else: [] };

function readsOf(wire: JsonObject): ReadonlySet<string> {
  const { Arguments: args, DependsOn: dependsOn, ...members } = wire;
  const own =
    wire.Type === "Condition" && isJsonObject(args ?? null)
      ? Object.entries(args as JsonObject).filter(([key]) => !(BRANCHES as readonly string[]).includes(key))
      : [["Arguments", args]];
  const names = new Set<string>();
  for (const { get } of referencesIn([...own, members])) if (get.root === "Steps") names.add(get.step);
  if (Array.isArray(dependsOn)) for (const name of dependsOn) if (typeof name === "string") names.add(name);
  return names;
}
