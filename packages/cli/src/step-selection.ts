import {
  graphOf,
  type Issue,
  nearest,
  type PipelineDefinition,
  type StepCopies,
  type StepSelection,
  selectSteps,
  stepsFromUntil,
} from "@sagewright/core";
import { usageInvalid } from "./issues.ts";
import { UsageError } from "./usage-error.ts";

/** What the user says of the steps to run. */
export interface SelectionOptions {
  readonly only?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

export const selectsSteps = ({ only = [], from, until }: SelectionOptions): boolean =>
  only.length > 0 || from !== undefined || until !== undefined;

/**
 * The steps that `--only`, `--from` and `--until` choose; undefined when the whole pipeline is to run.
 *
 * Issues: USAGE_INVALID, SELECTED_STEPS_TOO_MANY, SELECTED_STEP_COPIED, SELECTED_STEPS_NOT_CONNECTED.
 */
export function stepSelection(
  definition: PipelineDefinition,
  options: SelectionOptions,
  copies: StepCopies = new Map(),
): StepSelection | undefined {
  if (!selectsSteps(options)) return undefined;
  const { only = [], from, until } = options;
  const graph = graphOf(definition);
  const issues = unknownSteps(options, [...graph.nodes.keys(), ...copies.keys()]);
  if (issues.length > 0) throw new UsageError(issues);
  const names = only.length > 0 ? only : stepsFromUntil(graph, { from, until }, copies);
  if (names.length === 0) throw new UsageError([stepsInOtherOrder(from, until)]);
  const bounds = [from, until].flatMap((name) => name ?? []);
  const selection = selectSteps(graph, [...new Set([...names, ...bounds])], copies);
  if (!selection.ok) throw new UsageError(selection.issues);
  return selection.value;
}

/** Whether the options go together, which can be said before the pipeline is read. */
export function checkSelectionOptions({ only = [], from, until }: SelectionOptions): void {
  if (only.length === 0 || (from === undefined && until === undefined)) return;
  throw new UsageError([
    usageInvalid(
      "--only names all steps that run; --from and --until would add others.",
      "Give either --only for every step, or --from and --until.",
    ),
  ]);
}

function unknownSteps({ only = [], from, until }: SelectionOptions, known: readonly string[]): Issue[] {
  const given = [
    ...only.map((name) => ["--only", name] as const),
    ...(from === undefined ? [] : [["--from", from] as const]),
    ...(until === undefined ? [] : [["--until", until] as const]),
  ];
  return given
    .filter(([, name]) => !known.includes(name))
    .map(([option, name]) => {
      const meant = nearest(name, known);
      const hint = meant === undefined ? `Its steps: ${shortList(known)}.` : `Did you mean ${meant}?`;
      return usageInvalid(`${option} ${name}: the pipeline has no such step.`, hint);
    });
}

const stepsInOtherOrder = (from: string | undefined, until: string | undefined): Issue =>
  usageInvalid(
    `No step lies between --from ${from} and --until ${until}: "${until}" does not wait for "${from}".`,
    "Exchange the two, leave one out, or name the steps with --only.",
  );

const shortList = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(", ")}, …` : names.join(", ");
