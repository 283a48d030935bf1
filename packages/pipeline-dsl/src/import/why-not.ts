import {
  formatIssuePath,
  type IssuePath,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Step,
} from "@sagewright/core";
import type { StepNode } from "../step-node.ts";
import type { ListedStep } from "./listed-step.ts";
import { same } from "./same.ts";
import type { Scope } from "./scope.ts";

/** What is so strange about a Condition, which has no way to be written as it stands, that it cannot be written at all. */
export function whyNoCondition(
  { wire, args, branches }: ListedStep,
  { steps }: Scope,
  nodes: ReadonlyMap<ListedStep, StepNode>,
): string {
  const surplus = [
    ...surplusMembers(wire, MEMBERS).map((name) => [name]),
    ...surplusMembers(args, ARGUMENTS).map((name) => ["Arguments", name]),
  ];
  if (surplus.length > 0) return `it has ${surplus.map(codeSpan).join(", ")}, which no Condition has`;
  const { DependsOn: dependsOn } = wire;
  if (dependsOn !== undefined && dependsOn !== null) {
    if (!isTextList(dependsOn)) return "its `DependsOn` is no list of names";
    const missing = dependsOn.filter((name) => !steps.has(name));
    if (missing.length > 0)
      return `it depends on ${missing.map((name) => JSON.stringify(name)).join(", ")}: there is no such step, or it waits for this one`;
    if (new Set(dependsOn).size < dependsOn.length) return "its `DependsOn` names a step twice";
  }
  if (!Array.isArray(args.Conditions)) return "its `Arguments.Conditions` are no list";
  const unwritten = [...branches.if, ...branches.else].find((step) => !nodes.has(step));
  if (unwritten !== undefined) return `neither can ${JSON.stringify(unwritten.name)} in its branches`;
  return "an entry of its `Arguments.Conditions` is no condition";
}

const MEMBERS = ["Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description"];
const ARGUMENTS = ["Conditions", "IfSteps", "ElseSteps"];

const surplusMembers = (value: JsonObject, known: readonly string[]): readonly string[] =>
  Object.keys(value).filter((key) => !known.includes(key) && value[key] !== null);

const isTextList = (value: JsonValue): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** What of any other step does not come back, though it is written as it stands. */
export function whyNotRaw(wire: JsonObject, emitted: Step | undefined): string {
  const place = emitted && firstDifference(wire, emitted as unknown as JsonObject);
  if (place === undefined || place.length === 0) return "what is made of it is no step";
  return `nothing becomes what stands at ${codeSpan(place)}`;
}

/** The innermost place where two values do not say the same. */
function firstDifference(one: JsonValue, other: JsonValue, path: IssuePath = []): IssuePath {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    const index = one.findIndex((item, at) => !same(item, other[at]));
    return index < 0 ? path : firstDifference(one[index], other[index] as JsonValue, [...path, index]);
  }
  if (!isPlain(one) || !isPlain(other)) return path;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [own, others] = [one[key], other[key]];
    if (same(own, others)) continue;
    const below = [...path, key];
    return own === undefined || others === undefined ? below : firstDifference(own, others, below);
  }
  return path;
}

const isPlain = (value: JsonValue): value is JsonObject => value !== null && isJsonObject(value);

const codeSpan = (path: IssuePath): string => `\`${formatIssuePath(path)}\``;
