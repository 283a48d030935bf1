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
import { entrypointMissing, imageNotMapped, lambdaModuleMissing, lambdaNotMapped } from "../issues.ts";
import type { RuntimeTable } from "../runtimes.ts";
import { listOf, objectOf } from "./json-reading.ts";
import { moduleOf } from "./lambda-function.ts";
import { processingIssues } from "./processing-inputs.ts";
import { trainingIssues } from "./training-channels.ts";

export interface Machine {
  readonly runtimes: RuntimeTable;
  readonly lambdas: Readonly<Record<string, string>>;
  /** Resolves what depends on parameters alone; `undefined` for what is known later. @default literals only */
  readonly resolve?: (value: unknown) => unknown;
  /** Where the step stands in the definition. @default ["Steps", <name>] */
  readonly path?: IssuePath;
}

/** What stands in the way of running a job step here, before anything starts. Other types of steps have no issues. */
export function checkRunnable(step: Step, machine: Machine): readonly Issue[] {
  const path = machine.path ?? ["Steps", step.Name];
  return (
    CHECKS[step.Type]?.({
      step,
      machine,
      path,
      request: isJsonObject(step.Arguments) ? step.Arguments : {},
    }) ?? []
  );
}

interface Call {
  readonly step: Step;
  readonly request: JsonObject;
  readonly machine: Machine;
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
  Lambda({ step, machine, path }) {
    const functionArn = knownText(machine, "FunctionArn" in step ? step.FunctionArn : undefined);
    if (functionArn === undefined) return [];
    const module = moduleOf(machine.lambdas, functionArn);
    const at = [...path, "FunctionArn"];
    if (module === undefined) return [lambdaNotMapped(step.Name, functionArn, at)];
    const file = module.startsWith("file:") ? new URL(module) : module;
    return existsSync(file) ? [] : [lambdaModuleMissing(step.Name, functionArn, module, at)];
  },
};

function imageIssues(
  { step, machine }: Call,
  image: JsonValue | undefined,
  path: IssuePath,
): readonly Issue[] {
  const uri = knownText(machine, image);
  return uri === undefined || machine.runtimes.find(uri) ? [] : [imageNotMapped(step.Name, uri, path)];
}

function knownText(machine: Machine, value: unknown): string | undefined {
  const known = typeof value === "string" ? value : machine.resolve?.(value);
  return typeof known === "string" ? known : undefined;
}
