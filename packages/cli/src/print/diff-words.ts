import {
  type CacheReason,
  type Change,
  type DefinitionDiff,
  formatIssuePath,
  type IssuePath,
  type ParameterDiff,
  type StepDiff,
  type StepPlace,
} from "@sagewright/core";
import { plainLine } from "./plain.ts";
import { valueText, valueTexts } from "./wire-value.ts";

/** What a diff is called in words; the same on a terminal and in Markdown. */

export const MARKS = { added: "+", removed: "-", changed: "~" } as const;

export const pathText = (path: IssuePath): string => plainLine(formatIssuePath(path));

const placeText = ({ condition, branch }: StepPlace): string =>
  condition === undefined
    ? "the pipeline"
    : plainLine(`${condition}, ${branch === "if" ? "IfSteps" : "ElseSteps"}`);

/** What became of a step beside its fields. */
export function movesOf({ kind, renamedFrom, movedFrom, place }: StepDiff): readonly string[] {
  if (kind !== "changed") return place.condition === undefined ? [] : [`in ${placeText(place)}`];
  return [
    ...(renamedFrom === undefined ? [] : [plainLine(`renamed from ${renamedFrom}`)]),
    ...(movedFrom === undefined ? [] : [`moved from ${placeText(movedFrom)} to ${placeText(place)}`]),
  ];
}

/** The old value's text and the new one's, where there are such. */
export function changeTexts(
  change: Change,
  characters?: number,
): { readonly old?: string; readonly new?: string } {
  const { old, new: now } = change;
  if (old === undefined) return now === undefined ? {} : { new: valueText(now, characters) };
  if (now === undefined) return { old: valueText(old, characters) };
  const [one, two] = valueTexts(old, now, characters);
  return { old: one, new: two };
}

export function reasonText(reason: CacheReason): string {
  switch (reason.kind) {
    case "renamed":
      return plainLine(`was ${reason.from}: results are found by the step's name`);
    case "type":
      return plainLine(`was a ${reason.old} step`);
    case "off":
      return "the cache is off now";
    case "age":
      return plainLine(`results older than ${reason.new} are no longer used; they were up to ${reason.old}`);
    case "field":
      return `${pathText(reason.change.path)} ${fieldText(reason)}`;
    case "output":
      return `has no ${plainLine(reason.property)}, which ${plainLine(reason.reader)} reads in ${pathText(reason.path)} and so fails`;
    case "report":
      return `${pathText(reason.path)} reads ${plainLine(`${reason.report} of ${reason.step}`)}, which is another file now`;
    case "parameter":
      return `${pathText(reason.path)} reads ${plainLine(reason.name)}, whose default changed`;
    case "experiment":
      return `${pathText(reason.path)} reads the experiment's ${plainLine(reason.member)}, which changed`;
    case "order":
      return `${pathText(reason.path)} has another order, which counts here, and perhaps on SageMaker`;
    case "upstream":
      return `${pathText(reason.path)} ${upstreamText(reason)}`;
  }
}

function fieldText({ change, value }: CacheReason & { readonly kind: "field" }): string {
  if (value === "may change") return "is written differently; whether its value changed, only a run tells";
  return change.kind === "changed" ? "changed" : `was ${change.kind}`;
}

function upstreamText({ step, runs, value }: CacheReason & { readonly kind: "upstream" }): string {
  const name = plainLine(step);
  if (value === "stays") return `has the same place, though ${name} may leave other content there`;
  if (runs === "perhaps") return `reads ${name}, which may run anew`;
  if (value === "changes")
    return `reads ${name}, which ${runs === "anew" ? "runs anew" : "puts it elsewhere"}`;
  return `reads ${name}, which ${runs === "anew" ? "runs anew and " : ""}may make something else`;
}

/** `2 steps changed, 1 removed; 1 cache breaks` */
export function summaryText({ steps, parameters, document, caches }: DefinitionDiff): string {
  const counts = [
    ...countsOf("step", steps),
    ...countsOf("parameter", parameters),
    ...(document.length === 0 ? [] : [`${plural(document.length, "change")} of the pipeline itself`]),
    ...(["breaks", "may break", "lacks"] as const).flatMap((effect) => {
      const count = caches.filter((cache) => cache.effect === effect).length;
      if (count === 0) return [];
      const [one, many] = COUNTED[effect];
      return [`${plural(count, "cache")} ${count === 1 ? one : many}`];
    }),
  ];
  return counts.join(", ");
}

const COUNTED = {
  breaks: ["breaks", "break"],
  "may break": ["may break", "may break"],
  lacks: ["lacks an output", "lack an output"],
} as const;

function countsOf(noun: string, diffs: readonly (StepDiff | ParameterDiff)[]): readonly string[] {
  return (["added", "removed", "changed"] as const).flatMap((kind) => {
    const count = diffs.filter((diff) => diff.kind === kind).length;
    return count === 0 ? [] : [`${plural(count, noun)} ${kind}`];
  });
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const reorderedText = ({ reordered }: DefinitionDiff): string | undefined => {
  const places = reordered.map(({ step, path }) =>
    plainLine(step === undefined ? formatIssuePath(path) : `${step}: ${formatIssuePath(path)}`),
  );
  if (places.length === 0) return undefined;
  const shown =
    places.length > 5 ? `${places.slice(0, 5).join(", ")} and ${places.length - 5} more` : places.join(", ");
  return `In another order, which changes nothing: ${shown}`;
};
