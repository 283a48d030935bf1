import { existsSync } from "node:fs";
import {
  type Issue,
  type IssuePath,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Step,
  type StepType,
} from "@sagewright/core";
import { entrypointMissing, imageNotMapped, lambdaModuleMissing, lambdaNotMapped } from "../job-issues.ts";
import type { RuntimeTable } from "../runtimes.ts";
import { listOf, objectOf } from "./json-reading.ts";
import { moduleOf } from "./lambda-function.ts";
import { processingIssues } from "./processing-inputs.ts";
import { trainingIssues } from "./training-channels.ts";

/** What there is to run steps with, and what is known of their values. */
export interface Premises {
  readonly runtimes: RuntimeTable;
  readonly lambdas: Readonly<Record<string, string>>;
  /** Resolves what depends on parameters alone; `undefined` for what is known later. @default literals only */
  readonly resolve?: (value: unknown) => unknown;
  /** Where the step stands in the definition. @default ["Steps", <name>] */
  readonly path?: IssuePath;
}

/** What stands in the way of running a job step here, before anything starts. Other types of steps have no issues. */
export function checkRunnable(step: Step, premises: Premises): readonly Issue[] {
  const path = premises.path ?? ["Steps", step.Name];
  return (
    CHECKS[step.Type]?.({
      step,
      premises,
      path,
      request: isJsonObject(step.Arguments) ? step.Arguments : {},
    }) ?? []
  );
}

interface Call {
  readonly step: Step;
  readonly request: JsonObject;
  readonly premises: Premises;
  readonly path: IssuePath;
}

const CHECKS: { readonly [Type in StepType]?: (call: Call) => readonly Issue[] } = {
  Processing(call) {
    const { step, request, path } = call;
    const application = objectOf(request.AppSpecification);
    const at = [...path, "Arguments", "AppSpecification"];
    return [
      ...imageIssues(call, application.ImageUri, [...at, "ImageUri"]),
      ...(listOf(application.ContainerEntrypoint).length > 0 ? [] : [entrypointMissing(step.Name, at)]),
      ...processingIssues(step.Name, request, [...path, "Arguments"]),
    ];
  },
  Training(call) {
    const { step, request, path } = call;
    const algorithm = objectOf(request.AlgorithmSpecification);
    const key = algorithm.TrainingImage === undefined ? "AlgorithmName" : "TrainingImage";
    return [
      ...imageIssues(call, algorithm[key], [...path, "Arguments", "AlgorithmSpecification", key]),
      ...trainingIssues(step.Name, request, [...path, "Arguments"]),
    ];
  },
  Lambda({ step, premises, path }) {
    const functionArn = knownText(premises, "FunctionArn" in step ? step.FunctionArn : undefined);
    if (functionArn === undefined) return [];
    const module = moduleOf(premises.lambdas, functionArn);
    const at = [...path, "FunctionArn"];
    if (module === undefined) return [lambdaNotMapped(step.Name, functionArn, at)];
    const file = module.startsWith("file:") ? new URL(module) : module;
    return existsSync(file) ? [] : [lambdaModuleMissing(step.Name, functionArn, module, at)];
  },
};

function imageIssues(
  { step, premises }: Call,
  image: JsonValue | undefined,
  path: IssuePath,
): readonly Issue[] {
  const uri = knownText(premises, image);
  return uri === undefined || premises.runtimes.find(uri) ? [] : [imageNotMapped(step.Name, uri, path)];
}

function knownText(premises: Premises, value: unknown): string | undefined {
  const known = typeof value === "string" ? value : premises.resolve?.(value);
  return typeof known === "string" ? known : undefined;
}
