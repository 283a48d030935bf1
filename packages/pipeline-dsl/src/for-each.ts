import { SagewrightError } from "@sagewright/core";
import { forEachItemsInvalid, forEachNameDuplicate, notAStep } from "./issues.ts";
import { GROUP, group, isGroup, type ListedStep, type StepGroup, ungrouped } from "./step-group.ts";
import { isStep, type StepNode } from "./step-node.ts";
import { branchSteps } from "./steps/condition.ts";

/** What is made for one item: a step, a group, or some of them. */
type MadeSteps = ListedStep | readonly ListedStep[];

/** By name what every result has under that name in its member, in the order of the items. */
type EachOf<Result, Member extends string> = [Result] extends [{ readonly [Key in Member]: infer Members }]
  ? { readonly [Name in keyof Members]: readonly Members[Name][] }
  : Record<never, never>;

/** Steps made for each item of a list. */
export interface EachGroup<Result extends MadeSteps> extends StepGroup {
  /** What was made for each item, in the order of the items. */
  readonly results: readonly Result[];
  readonly outputs: EachOf<Result, "outputs">;
  readonly metrics: EachOf<Result, "metrics">;
  readonly reports: EachOf<Result, "reports">;
}

/**
 * The same steps for each item of a list that is known when the pipeline is written: the definition holds them one by one,
 * since the service has no loop. Give each step a name with the item or its index in it. Of an empty list there are no steps.
 *
 * Issues: FOR_EACH_NAME_DUPLICATE, FOR_EACH_ITEMS_INVALID, NOT_A_STEP; thrown.
 *
 * @example
 * const each = forEach(["eu", "us"], (region) =>
 *   step.training(`Train-${region}`, { …, hyperParameters: { region } }));
 * each.outputs.model // readonly Ref<S3Uri>[]
 * pipeline("P", { steps: [each, step.lambda("Compare", { …, inputs: { models: each.outputs.model } })] });
 */
export function forEach<const Item, Result extends MadeSteps>(
  items: readonly Item[],
  make: (item: Item, index: number) => Result,
): EachGroup<Result> {
  if (!Array.isArray(items)) throw new SagewrightError([forEachItemsInvalid()]);
  const results = items.map((item: Item, index) => {
    const result = make(item, index);
    checkSteps(result, index);
    return result;
  });
  const steps = results.flatMap((result): readonly ListedStep[] =>
    Array.isArray(result) ? (result as readonly ListedStep[]) : [result as ListedStep],
  );
  checkNames(results);
  return group(steps, {
    results: Object.freeze(results),
    outputs: eachOf<Result, "outputs">(results, "outputs"),
    metrics: eachOf<Result, "metrics">(results, "metrics"),
    reports: eachOf<Result, "reports">(results, "reports"),
  });
}

const listed = (result: unknown): readonly unknown[] =>
  Array.isArray(result) ? ungrouped(result) : isGroup(result) ? result[GROUP] : [result];

function checkSteps(result: unknown, index: number): void {
  if (!listed(result).every(isStep)) throw new SagewrightError([notAStep(["forEach", index])]);
}

/** Steps in branches of conditions have names too. */
function checkNames(results: readonly unknown[]): void {
  const items = new Map<string, number>();
  const visit = (node: StepNode, index: number): void => {
    const first = items.get(node.name);
    if (first !== undefined && first !== index)
      throw new SagewrightError([forEachNameDuplicate(node.name, first, index)]);
    items.set(node.name, index);
    for (const inner of branchSteps(node)) visit(inner, index);
  };
  results.forEach((result, index) => {
    for (const node of listed(result)) if (isStep(node)) visit(node, index);
  });
}

/** Of no results the names are not known: whichever is asked for has no values. */
const NOTHING: object = new Proxy(Object.freeze({}), {
  get: (of, name) => (typeof name === "symbol" || name === "toJSON" ? Reflect.get(of, name) : EMPTY),
});
const EMPTY: readonly never[] = Object.freeze([]);

function eachOf<Result, Member extends string>(
  results: readonly unknown[],
  member: Member,
): EachOf<Result, Member> {
  if (results.length === 0) return NOTHING as EachOf<Result, Member>;
  const members = results.map((result) => (result as { readonly [Key in Member]?: object })[member] ?? {});
  const names = new Set(members.flatMap((each) => Object.keys(each)));
  const lists = [...names].map((name) => [
    name,
    Object.freeze(members.flatMap((each) => (Object.hasOwn(each, name) ? [Reflect.get(each, name)] : []))),
  ]);
  return Object.freeze(Object.fromEntries(lists)) as EachOf<Result, Member>;
}
