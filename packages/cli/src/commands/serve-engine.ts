import { dirname, resolve } from "node:path";
import type { Engine, RequestRecord } from "@sagewright/local-engine";
import type { ServeDocument } from "../documents/serve.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { loadConfig } from "../load/config-file.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { displayPath } from "../load/place.ts";
import { openConfiguredEngine, openEngineToRead } from "../open-engine.ts";
import { idOf } from "../print/execution-id.ts";
import { commandText } from "../print/next-commands.ts";
import { printData, tell } from "../print/output.ts";
import { requestLine } from "../print/request-line.ts";
import { stateDirOf } from "../state-dir.ts";

export interface ServeCommandOptions {
  readonly port: number;
  readonly pipeline?: string;
  readonly stateDir?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Serves until it is interrupted; resolves to the exit code. */
export async function serve(options: ServeCommandOptions): Promise<number> {
  const pipeline = resolve(options.pipeline ?? DEFAULT_PIPELINE);
  const config = await loadConfig(dirname(pipeline));
  const stateDir = stateDirOf(options.stateDir, config, pipeline);
  const interrupted = Promise.withResolvers<void>();
  const interrupts = watchInterrupts(
    () => interrupted.resolve(),
    () => tell("Ended. What was running goes on with: sagewright runs retry"),
  );
  const engine = await openConfiguredEngine(stateDir, config);
  try {
    const { endpoint } = await engine.serve({
      port: options.port,
      onRequest: (record) => logRequest(record, options.verbose ?? false),
    });
    if (options.json) printData(`${JSON.stringify({ endpoint, stateDir } satisfies ServeDocument)}\n`);
    tell(welcome(endpoint, stateDir));
    await interrupted.promise;
    await stopRunning(engine, stateDir, options);
  } finally {
    await engine.close();
    interrupts.stopWatching();
  }
  return interrupts.code ?? EXIT.done;
}

/** What fails for a reason of ours is told always: the client does not learn it. */
function logRequest(record: RequestRecord, verbose: boolean): void {
  if (verbose || record.status >= 500) tell(requestLine(record));
}

const welcome = (endpoint: string, stateDir: string): string => {
  const aws = `aws --endpoint-url ${endpoint} --region us-east-1 --no-sign-request sagemaker`;
  return `Serving SageMaker's API at ${endpoint}, over the runs in ${displayPath(stateDir)}. Signatures are not checked. Try:
  ${aws} list-pipelines
  ${aws} start-pipeline-execution --pipeline-name NAME
  ${aws} list-pipeline-executions --pipeline-name NAME
Ctrl-C ends it.`;
};

/** Executions that were started through the server end with it. */
async function stopRunning(
  engine: Engine,
  stateDir: string,
  { stateDir: given }: ServeCommandOptions,
): Promise<void> {
  const running = engine.listExecutions().filter(({ endTime, interrupted }) => !endTime && !interrupted);
  if (running.length > 0) tell("Stopping what runs. Ctrl-C again ends at once.");
  await engine.close();
  if (running.length === 0) return;
  const reader = await openEngineToRead(stateDir);
  try {
    for (const { executionArn } of running) {
      const { status, pipelineName } = reader.describeExecution(executionArn);
      // Those of other processes go on there.
      if (status === "Executing") continue;
      const id = idOf(executionArn);
      const state = given === undefined ? [] : ["--state-dir", given];
      const retry = commandText("sagewright", "runs", "retry", id, ...state);
      tell(`${pipelineName} ${id} is ${status}. Go on with: ${retry}`);
    }
  } finally {
    await reader.close();
  }
}
