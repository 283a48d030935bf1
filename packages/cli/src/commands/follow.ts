import type { Engine, Execution } from "@sagewright/local-engine";
import { executionDocument } from "../execution-document.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { executionPlaces, executionText } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { tellFailure } from "../print/failure.ts";
import { type GivenPlace, nextCommands } from "../print/next-commands.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { progressOn } from "../print/progress.ts";
import { styleFor } from "../print/style.ts";
import type { StepLine } from "../run-state.ts";

export interface FollowOptions {
  readonly engine: Engine;
  readonly execution: Execution;
  readonly steps: readonly StepLine[];
  readonly stateDir: string;
  readonly json: boolean;
  /** What the user wrote to name the pipeline and its state. */
  readonly given: GivenPlace;
}

/** Shows an execution to its end, then what came of it; resolves to the exit code. */
export async function follow({
  engine,
  execution,
  steps,
  stateDir,
  json,
  given,
}: FollowOptions): Promise<number> {
  const { executionArn } = execution;
  const { pipelineName, startTime } = engine.describeExecution(executionArn);
  const id = idOf(executionArn);
  const next = nextCommands(id, given);
  const progress = progressOn(process.stderr, { title: `${pipelineName} ${id}`, startTime, steps });
  const unsubscribe = execution.onEvent((event) => {
    if (event.type === "step") progress.update(event.step);
  });
  for (const step of engine.listSteps(executionArn)) progress.update(step);
  const interrupts = watchInterrupts(
    () => {
      progress.say("Stopping the jobs. Ctrl-C again ends at once.");
      execution.stop();
    },
    () => tell(`Ended. Go on with: ${next.resume}`),
  );

  try {
    const record = await execution.done;
    unsubscribe();
    for (const step of engine.listSteps(executionArn)) progress.update(step);
    progress.end();
    const document = executionDocument(record, engine.listSteps(executionArn), engine.listModelPackages());
    const places = executionPlaces(stateDir, id, next.logs);
    if (json) printJson(document);
    else printData(`\n${executionText(document, places, styleFor(process.stdout))}`);
    await tellFailure(engine, document, next);
    if (record.status === "Succeeded") return EXIT.done;
    return record.status === "Stopped" ? (interrupts.code ?? EXIT.failed) : EXIT.failed;
  } finally {
    unsubscribe();
    progress.end();
    interrupts.stopWatching();
  }
}
