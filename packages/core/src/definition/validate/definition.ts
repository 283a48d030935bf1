import type { Issue } from "../../issue.ts";
import { stepsTooMany, valueTypeWrong } from "../../issues.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import { MAX_STEPS } from "../../limits.ts";
import { linkSteps, listSteps } from "../graph.ts";
import type { Step } from "../step.ts";
import { checkBranches } from "./branch-rules.ts";
import { checkConfigs, checkDocument } from "./document.ts";
import { checkCycles, checkDependsOn, checkNames } from "./graph-rules.ts";
import type { Known } from "./known.ts";
import { checkParameters } from "./parameters.ts";
import { issueList, type Report } from "./report.ts";
import { checkIsStep, checkStep } from "./step.ts";

/**
 * Everything that is wrong with a definition, at once, in time that grows with its length: what SageMaker refuses
 * when a pipeline is created, and, as warnings, what it takes but surely is not meant.
 *
 * Past a thousand issues the rest is one issue that counts them.
 * What is not known is reported but does no harm: arguments that the API may have learnt since are allowed.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/define-pipeline.html
 */
export function validateDefinition(definition: unknown): readonly Issue[] {
  if (!isJsonObject(definition)) return [valueTypeWrong([], "Object", definition)];
  const report: Report = { issues: issueList(), path: [] };
  checkDocument(definition, report);
  const parameters = checkParameters(definition, report);
  const steps = Array.isArray(definition.Steps) ? (definition.Steps as readonly Step[]) : [];
  checkSteps(definition, steps, parameters, report);
  return report.issues.all();
}

function checkSteps(
  definition: JsonObject,
  steps: readonly Step[],
  parameters: Known["parameters"],
  report: Report,
): void {
  const listed = listSteps(steps, MAX_STEPS + 1);
  if (listed.length > MAX_STEPS) report.issues.push(stepsTooMany());
  const graph = linkSteps(listed);
  const known: Known = {
    parameters,
    steps: new Map([...graph.nodes].map(([name, { step }]) => [name, step])),
    entryNames: new Map(),
  };
  checkConfigs(definition, { ...known, afterSteps: false, jobVariables: [] }, report);
  for (const { step, path, owner } of listed) {
    const standing: Report = { issues: report.issues, path: [...path] };
    if (!checkIsStep(step, standing)) continue;
    checkStep(step, owner, known, standing);
    checkDependsOn(step, graph, standing);
  }
  checkNames(listed, graph, report);
  checkCycles(graph, report);
  checkBranches(graph, report);
}
