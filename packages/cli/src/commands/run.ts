import { dirname, resolve } from "node:path";
import { definitionText, SagewrightError } from "@sagewright/core";
import type { ReportMismatches, StartRequest } from "@sagewright/local-engine";
import { findExecution } from "../find-execution.ts";
import { executionNone, usageInvalid } from "../issues.ts";
import { linesOfExecution } from "../lines-of-execution.ts";
import { loadConfig } from "../load/config-file.ts";
import { isPipelineSource } from "../load/is-pipeline-source.ts";
import { displayPath } from "../load/place.ts";
import { prepare } from "../load/prepare.ts";
import { reportShapes } from "../load/report-shapes.ts";
import { checkFirstStart, openConfiguredEngine } from "../open-engine.ts";
import { parameterArguments } from "../parameter-arguments.ts";
import { printIssues } from "../print/issues.ts";
import { readStubs } from "../read-stubs.ts";
import { stepLines } from "../run-state.ts";
import { hasState, stateDirOf } from "../state-dir.ts";
import { checkSelectionOptions, selectsSteps, stepSelection } from "../step-selection.ts";
import { stubsOfCopies } from "../stubs-of-copies.ts";
import { follow } from "./follow.ts";
import type { RunOptions } from "./run-options.ts";

/** Runs a pipeline, or goes on with an execution, on this machine or on SageMaker. */
export async function run(pipeline: string, options: RunOptions): Promise<number> {
  if (options.target !== "aws") return runHere(pipeline, options);
  // Loaded only here: with the SDK, which takes its time.
  const { runOnAws } = await import("../aws/run-on-aws.ts");
  return await runOnAws(pipeline, options);
}

async function runHere(pipeline: string, options: RunOptions): Promise<number> {
  const { resume: reference, param, stub, name } = options;
  checkAwsOptions(pipeline, options);
  checkSelectionOptions(options);
  if (reference === undefined) return start(pipeline, options);
  if (
    Object.keys(param).length + Object.keys(stub).length > 0 ||
    name !== undefined ||
    selectsSteps(options)
  ) {
    throw new SagewrightError([
      usageInvalid(
        "--resume goes on with an execution as it was started.",
        "Leave out --param, --stub, --name, --only, --from and --until, or start a new execution without --resume.",
      ),
    ]);
  }
  return resumeHere(pipeline, reference, options);
}

/** A pipeline that AWS holds may be read from there, and run here. */
function checkAwsOptions(pipeline: string, options: RunOptions): void {
  const { pipelineName, bucket, region, profile, endpointUrl, source, logs, maxParallelSteps } = options;
  const place = isPipelineSource(pipeline) ? [] : [region, profile, endpointUrl];
  const given = [...place, pipelineName, bucket, source, logs, maxParallelSteps];
  if (given.every((option) => option === undefined)) return;
  throw new SagewrightError([
    usageInvalid(
      "--pipeline-name, --bucket, --region, --profile, --endpoint-url, --source, --logs and --max-parallel-steps are for SageMaker.",
      "Add --target aws, or leave them out.",
    ),
  ]);
}

async function start(pipeline: string, options: RunOptions): Promise<number> {
  const { param, stub, name, json = false } = options;
  const prepared = await prepare(pipeline, "local", { source: options });
  printIssues(prepared.warnings);
  const selection = stepSelection(prepared.definition, options, prepared.copies);
  const stubs = stubsOfCopies(await readStubs(stub), prepared.definition, prepared.copies ?? new Map());
  const parameters = await parameterArguments(prepared.definition, param, {
    pipelineName: prepared.name,
    bucket: prepared.bucket,
  });
  printIssues(parameters.warnings);
  const stateDir = stateDirOf(options.stateDir, prepared.config, prepared.path);
  const request: StartRequest = {
    pipelineName: prepared.name,
    definition: definitionText(prepared.definition),
    parameters: parameters.values,
    stubs,
    ...(name === undefined ? {} : { displayName: name }),
    ...(selection === undefined
      ? {}
      : { selectiveExecution: { selectedSteps: [...selection.selected], referenceLatestExecution: true } }),
  };
  await checkFirstStart(stateDir, prepared.config, request, prepared.lambdas);
  const engine = await openConfiguredEngine(stateDir, prepared.config, {
    ...(prepared.reportMismatches && { reportMismatches: prepared.reportMismatches }),
  });
  try {
    await prepared.upload(engine);
    await parameters.upload(engine);
    const execution = await engine.start(request);
    const steps = stepLines(prepared.definition, selection);
    return await follow({
      engine,
      execution,
      steps,
      stateDir,
      json,
      given: { pipeline, stateDir: options.stateDir },
    });
  } finally {
    await engine.close();
  }
}

/** The definition is that of the execution; the file says where the state and the config are, and how reports look. */
export async function resumeHere(
  pipeline: string,
  reference: string,
  options: Pick<RunOptions, "stateDir" | "json">,
): Promise<number> {
  const path = resolve(pipeline);
  const config = await loadConfig(dirname(path));
  const stateDir = stateDirOf(options.stateDir, config, path);
  if (!hasState(stateDir)) throw new SagewrightError([executionNone(displayPath(stateDir))]);
  const shapes: { check?: ReportMismatches | undefined } = {};
  const engine = await openConfiguredEngine(stateDir, config, {
    reportMismatches: (...report) => shapes.check?.(...report) ?? [],
  });
  try {
    const found = findExecution(engine, reference, stateDir);
    shapes.check = await reportShapes(pipeline, found.pipelineName);
    const steps = await linesOfExecution(engine, found);
    const execution = await engine.resume(found.executionArn);
    return await follow({
      engine,
      execution,
      steps,
      stateDir,
      json: options.json ?? false,
      given: { pipeline, stateDir: options.stateDir },
    });
  } finally {
    await engine.close();
  }
}
