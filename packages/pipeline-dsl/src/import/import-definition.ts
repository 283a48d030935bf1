import {
  type Checked,
  checked,
  checkNesting,
  DEFINITION_VERSION,
  type Issue,
  isError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  SagewrightError,
} from "@sagewright/core";
import { execution } from "../execution.ts";
import { experiment } from "../experiment.ts";
import { pipeline } from "../pipeline.ts";
import type { StepNode } from "../step-node.ts";
import { call, member, quoted } from "./code.ts";
import { constOrder } from "./const-order.ts";
import { guessFrame } from "./guess-frame.ts";
import {
  importMemberUnknown,
  importNotADefinition,
  importStepUnsupported,
  importValueUnsupported,
} from "./issues.ts";
import { type ListedStep, listSteps } from "./listed-step.ts";
import { namesBeside } from "./names.ts";
import { writeParameters } from "./parameters.ts";
import { pipelineProps } from "./pipeline-props.ts";
import { LANGUAGE, printFile, type Statement } from "./print-file.ts";
import type { Frame } from "./reader.ts";
import { brokenRules } from "./rules-broken.ts";
import { remember, type Scope } from "./scope.ts";
import { sharedTexts } from "./shared-texts.ts";
import { survey } from "./survey.ts";
import { asImported, type WrittenStep, writeStep } from "./write-step.ts";
import { writeString } from "./write-text.ts";
import { coded, codeOf, plainValue } from "./written.ts";

export interface ImportOptions {
  /** The pipeline's name, where the definition does not tell it by the places of its outputs. @default "Pipeline" */
  readonly name?: string;
}

const MEMBERS = ["Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"];

/**
 * The TypeScript that compiles to a definition: a module whose default export is the pipeline. Any step type is written;
 * one that is not known as `step.raw`. Rules that the definition breaks are silenced where they are broken.
 *
 * Issues: IMPORT_NOT_A_DEFINITION, IMPORT_MEMBER_UNKNOWN, IMPORT_STEP_MALFORMED, IMPORT_STEP_UNSUPPORTED,
 * IMPORT_VALUE_UNSUPPORTED, JSON_TOO_DEEP; warning IMPORT_ORDER_LOST.
 */
export function importDefinition(definition: unknown, options: ImportOptions = {}): Checked<string> {
  const issues: Issue[] = [];
  try {
    checkNesting(definition);
  } catch (error) {
    if (error instanceof SagewrightError) return { ok: false, issues: error.issues };
    throw error;
  }
  const source = sourceOf(definition as JsonValue, options.name ?? "Pipeline", issues);
  return checked(source ?? "", issues);
}

function sourceOf(definition: JsonValue, name: string, issues: Issue[]): string | undefined {
  if (typeof definition !== "object" || definition === null || !isJsonObject(definition)) {
    issues.push(importNotADefinition("is no object"));
    return undefined;
  }
  const { Version: version, Steps: steps, Parameters: parameters } = definition;
  if (!Array.isArray(steps)) issues.push(importNotADefinition("has no list `Steps`"));
  if (version !== undefined && version !== DEFINITION_VERSION)
    issues.push(importValueUnsupported(["Version"], `the version ${JSON.stringify(version)}`));
  for (const key of Object.keys(definition))
    if (!MEMBERS.includes(key)) issues.push(importMemberUnknown([], key));
  const all: ListedStep[] = [];
  const top = listSteps(steps, ["Steps"], all, issues);
  if (issues.some(isError)) return undefined;
  return writeFile(definition, parameters, { all, top }, name, issues);
}

interface Steps {
  readonly all: readonly ListedStep[];
  readonly top: readonly ListedStep[];
}

function writeFile(
  definition: JsonObject,
  parameters: JsonValue | undefined,
  { all, top }: Steps,
  name: string,
  issues: Issue[],
): string | undefined {
  const { uris, shapes, times } = survey(all, parameters);
  const names = namesBeside(LANGUAGE);
  const scope: Scope = {
    names,
    known: new Map(),
    steps: new Map(),
    reports: new Map(),
    groups: [],
    files: new Map(),
    shapes,
    times,
    texts: sharedTexts(all, names),
    pending: [],
    remarks: new Set(),
  };
  for (const [variable, ref] of Object.entries(execution))
    remember(scope, ref, member("execution", variable));
  for (const [name, ref] of Object.entries(experiment)) remember(scope, ref, member("experiment", name));
  const written = writeParameters(parameters, uris, scope, issues);
  const frame = guessFrame(all, name);
  const statements: Statement[] = [];
  if (written) statements.push({ identifier: "params", code: written.code });
  for (const { identifier, value } of scope.texts.values())
    statements.push({ identifier, code: quoted(value), isOptional: true });

  const nodes = new Map<ListedStep, StepNode>();
  const stepsWritten = writeSteps(all, frame, scope, nodes, issues);
  const props = {
    ...(written && { params: coded(written.params, "params") }),
    ...frameProps(frame, scope),
    ...pipelineProps(definition, scope, issues),
    steps: top.flatMap((each) => nodes.get(each) ?? []),
  };
  if (issues.some(isError)) return undefined;
  const { silenceable, others } = brokenRules(pipeline(frame.name, plainValue(props) as never));
  for (const issue of others) issues.push({ ...issue, severity: "warning" });
  for (const step of stepsWritten) {
    for (const [identifier, code] of step.pending) statements.push({ identifier, code, isOptional: true });
    const { identifier, comments } = step;
    statements.push({ identifier, code: step.code(silenceable.get(step.name) ?? []), comments });
  }
  const silence = silenceable.get(undefined);
  const own = { ...props, ...(silence && { silence: asImported(silence) }) };
  statements.push({ code: call("pipeline", quoted(frame.name), codeOf(own)) });
  return printFile(statements);
}

/** Every step, each after those that it names. */
function writeSteps(
  all: readonly ListedStep[],
  frame: Frame,
  scope: Scope,
  nodes: Map<ListedStep, StepNode>,
  issues: Issue[],
): readonly WrittenStep[] {
  const named = new Map<string, ListedStep>();
  for (const listed of all) if (!named.has(listed.name)) named.set(listed.name, listed);
  return constOrder(all, named).flatMap((listed) => {
    const written = writeStep(listed, frame, scope, nodes);
    if (typeof written !== "string") return [written];
    issues.push(importStepUnsupported(listed.path, listed.name, written));
    return [];
  });
}

/** What the pipeline says for its steps. */
function frameProps({ role, bucket }: Frame, scope: Scope): Readonly<Record<string, unknown>> {
  return {
    ...(role === undefined ? undefined : { role: writeString(role, scope) }),
    ...(bucket === undefined ? undefined : { bucket }),
  };
}
