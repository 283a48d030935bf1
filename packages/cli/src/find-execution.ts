import { SagewrightError } from "@sagewright/core";
import type { Engine, ExecutionRecord } from "@sagewright/local-engine";
import { executionAmbiguous, executionNone } from "./issues.ts";
import { displayPath } from "./load/place.ts";
import { idOf } from "./print/execution-id.ts";

/**
 * The execution of an engine that a person means by an ARN, an id, or the first characters of an id; without any the latest.
 *
 * Issues: EXECUTION_NONE, EXECUTION_AMBIGUOUS, EXECUTION_NOT_FOUND.
 */
export function findExecution(
  engine: Engine,
  reference: string | undefined,
  stateDir: string,
): ExecutionRecord {
  if (reference === undefined) {
    const [latest] = engine.listExecutions({ limit: 1 });
    if (latest === undefined) throw new SagewrightError([executionNone(displayPath(stateDir))]);
    return latest;
  }
  if (reference.startsWith("arn:")) return engine.describeExecution(reference);
  return chosenRun(engine.listExecutions(), reference) ?? engine.describeExecution(reference);
}

/** That whose id is or begins so. Issue: EXECUTION_AMBIGUOUS. */
export function chosenRun<Run extends { readonly executionArn: string }>(
  runs: readonly Run[],
  reference: string,
): Run | undefined {
  // A variable of the shell that is not set names none.
  if (reference === "") return undefined;
  const meant = runs.filter(({ executionArn }) => idOf(executionArn).startsWith(reference));
  const exact = meant.find(({ executionArn }) => idOf(executionArn) === reference);
  if (exact === undefined && meant.length > 1) {
    throw new SagewrightError([
      executionAmbiguous(
        reference,
        meant.map(({ executionArn }) => idOf(executionArn)),
      ),
    ]);
  }
  return exact ?? meant[0];
}
