import type { JsonObject } from "../../json.ts";
import { ownMember } from "../../own-member.ts";
import { ARGUMENT_PLACES } from "../argument-place.ts";
import { isStepType } from "../step-facts.ts";
import type { Change, Reordering, StepDiff, StepPlace } from "./definition-diff.ts";
import type { KeyedStep } from "./keyed-steps.ts";
import { mapReferences } from "./map-references.ts";
import { contentOf } from "./step-content.ts";
import { textOf } from "./text-of.ts";
import { valueChanges } from "./value-changes.ts";

/** A step of the new definition beside what it was; both without name and branches, the old one with the new names. */
export interface StepPair {
  readonly name: string;
  readonly type: string;
  readonly after: KeyedStep;
  readonly before: KeyedStep | undefined;
  readonly newContent: JsonObject;
  readonly oldContent: JsonObject | undefined;
  readonly renamedFrom: string | undefined;
  readonly movedFrom: StepPlace | undefined;
  readonly changes: readonly Change[];
  readonly reordered: readonly Reordering[];
}

/** Each step of the new definition, compared. `newName` says what a step of the old definition is called now. */
export function pairOf(
  after: KeyedStep,
  before: KeyedStep | undefined,
  newName: (name: string) => string,
): StepPair {
  const newContent = contentOf(after.step);
  const oldContent = before && withNewNames(contentOf(before.step), newName);
  const { changes, reordered } = contentChanges(oldContent, newContent);
  const oldPlace = before && placeOf(before, newName);
  return {
    name: after.name,
    type: textOf(after.step.Type),
    after,
    before,
    newContent,
    oldContent,
    renamedFrom: before === undefined || before.name === after.name ? undefined : before.name,
    movedFrom: oldPlace === undefined || samePlace(oldPlace, placeOf(after)) ? undefined : oldPlace,
    changes,
    reordered: reordered.map((path) => ({ step: after.name, path })),
  };
}

/** Whether the step or its place differs. */
export const differs = ({ before, renamedFrom, movedFrom, changes }: StepPair): boolean =>
  before === undefined || renamedFrom !== undefined || movedFrom !== undefined || changes.length > 0;

export const stepDiffOf = ({
  name,
  type,
  after,
  before,
  renamedFrom,
  movedFrom,
  changes,
}: StepPair): StepDiff => ({
  name,
  type,
  kind: before === undefined ? "added" : "changed",
  ...(renamedFrom === undefined ? {} : { renamedFrom }),
  ...(movedFrom === undefined ? {} : { movedFrom }),
  place: placeOf(after),
  changes,
});

export const removedStep = (before: KeyedStep): StepDiff => ({
  name: before.name,
  type: textOf(before.step.Type),
  kind: "removed",
  place: placeOf(before),
  changes: [],
});

function placeOf({ owner }: KeyedStep, newName = (name: string): string => name): StepPlace {
  return owner === undefined ? {} : { condition: newName(owner.condition), branch: owner.branch };
}

const samePlace = (one: StepPlace, two: StepPlace): boolean =>
  one.condition === two.condition && one.branch === two.branch;

function withNewNames(content: JsonObject, newName: (name: string) => string): JsonObject {
  const mapped = mapReferences(content, newName) as JsonObject;
  const { DependsOn: names } = mapped;
  if (!Array.isArray(names)) return mapped;
  return { ...mapped, DependsOn: names.map((name) => (typeof name === "string" ? newName(name) : name)) };
}

function contentChanges(before: JsonObject | undefined, after: JsonObject) {
  if (before === undefined) return { changes: [], reordered: [] };
  const compared = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) =>
    valueChanges(
      ownMember(before, key),
      ownMember(after, key),
      [key],
      key !== "Arguments" || isRequest(after),
    ),
  );
  return {
    changes: compared.flatMap(({ changes }) => changes),
    reordered: compared
      .flatMap(({ reordered }) => reordered)
      // Sorted by their old names, where they had others.
      .filter(([key]) => key !== "DependsOn"),
  };
}

/** Whether the arguments are a request of SageMaker's; those of a Lambda, for one, are its own business. */
const isRequest = ({ Type }: JsonObject): boolean => isStepType(Type) && ARGUMENT_PLACES[Type] === "request";
