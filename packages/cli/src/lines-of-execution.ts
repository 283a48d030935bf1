import { graphOf, parseDefinition, SagewrightError, selectSteps } from "@sagewright/core";
import type { Engine, ExecutionRecord } from "@sagewright/local-engine";
import { type StepLine, stepLines } from "./run-state.ts";

/** The steps that take part in an execution of an engine, by the definition and the selection that it was started with. */
export async function linesOfExecution(
  engine: Engine,
  { executionArn, selectiveExecution }: ExecutionRecord,
): Promise<readonly StepLine[]> {
  const answer = await engine.api.call("DescribePipelineDefinitionForExecution", {
    PipelineExecutionArn: executionArn,
  });
  const definition = parseDefinition(String(answer.PipelineDefinition));
  if (!definition.ok) throw new SagewrightError(definition.issues);
  if (selectiveExecution === undefined) return stepLines(definition.value);
  const selection = selectSteps(graphOf(definition.value), selectiveExecution.selectedSteps);
  if (!selection.ok) throw new SagewrightError(selection.issues);
  return stepLines(definition.value, selection.value);
}
