import { SagewrightError } from "@sagewright/core";
import type { CacheExplanation, ExplainRequest } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { findExecution } from "../find-execution.ts";
import { executionNone } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { type Prepared, prepare } from "../load/prepare.ts";
import { openEngineToRead } from "../open-engine.ts";
import { parameterArguments } from "../parameter-arguments.ts";
import { cacheText } from "../print/cache-explanation.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";
import { hasState, stateDirOf } from "../state-dir.ts";

export interface ExplainCacheOptions extends SourceOptions {
  readonly param: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly json?: boolean;
}

interface Explained {
  readonly steps: readonly CacheExplanation[];
  /** The execution that was asked for. */
  readonly comparedWith?: string;
}

/** What a run that began now would take from the cache. Nothing is run, copied or recorded. */
export async function explainCacheCommand(pipeline: string, options: ExplainCacheOptions): Promise<number> {
  const prepared = await prepare(pipeline, "local", { source: options });
  printIssues(prepared.warnings);
  const parameters = await parameterArguments(prepared.definition, options.param, {
    pipelineName: prepared.name,
    bucket: prepared.bucket,
  });
  printIssues(parameters.warnings);
  const request: ExplainRequest = {
    pipelineName: prepared.name,
    definition: JSON.stringify(prepared.definition),
    parameters: parameters.values,
  };
  const stateDir = stateDirOf(options.stateDir, prepared.config, prepared.path);
  const explained = await explain(request, stateDir, prepared, options.from);
  if (options.json) printJson({ pipelineName: prepared.name, ...explained });
  else printData(cacheText(explained.steps, explained.comparedWith !== undefined, styleFor(process.stdout)));
  return EXIT.done;
}

async function explain(
  request: ExplainRequest,
  stateDir: string,
  { reportMismatches }: Prepared,
  from: string | undefined,
): Promise<Explained> {
  if (!hasState(stateDir)) {
    if (from !== undefined) throw new SagewrightError([executionNone(displayPath(stateDir))]);
    const { explainFirstRun } = await import("@sagewright/local-engine");
    return { steps: explainFirstRun(request, { stateDir }) };
  }
  const engine = await openEngineToRead(stateDir, reportMismatches);
  try {
    if (from === undefined) return { steps: engine.explainCache(request) };
    const { executionArn } = findExecution(engine, from, stateDir);
    return {
      comparedWith: executionArn,
      steps: engine.explainCache({ ...request, compareWith: executionArn }),
    };
  } finally {
    await engine.close();
  }
}
