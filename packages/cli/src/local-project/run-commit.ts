import { pipelineArn } from "@sagewright/core";
import { buildEnvironment, projectNames, projectTags } from "@sagewright/core/project";
import type { Engine, ProjectRecord, StartRequest } from "@sagewright/local-engine";
import { follow } from "../commands/follow.ts";
import { EXIT } from "../exit-code.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { type Prepared, prepare } from "../load/prepare.ts";
import { openConfiguredEngine } from "../open-engine.ts";
import { parameterArguments } from "../parameter-arguments.ts";
import { printIssues } from "../print/issues.ts";
import { stepLines } from "../run-state.ts";

export interface CommitRun {
  /** Where the commit lies. */
  readonly folder: string;
  /** The commit, in short: the display name of its execution. */
  readonly short: string;
  readonly stateDir: string;
  readonly project: ProjectRecord;
  /** Given with the push; paths lead from the commit's folder. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly onStart: (executionArn: string) => void;
  /** Stops the run. */
  readonly signal: AbortSignal;
}

export interface RunEnd {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly failure?: string;
}

/**
 * Checks the pipeline of a commit, deploys it under the project's name and runs it to its end, as the build of a project on AWS
 * does, and with the same variables. The process belongs to the commit from here on: its environment and folder change.
 *
 * Issues: those of a pipeline, its files and its start.
 */
export async function runCommit(run: CommitRun): Promise<RunEnd> {
  const { folder, short, stateDir, project, onStart, signal } = run;
  const names = namesOf(project);
  Object.assign(process.env, environmentOf(project, names));
  process.chdir(folder);
  const prepared = await prepare(DEFAULT_PIPELINE, "local", { name: names.sagemakerPipeline });
  const { bucket, name: pipelineName } = prepared;
  const parameters = await parameterArguments(prepared.definition, run.parameters, { pipelineName, bucket });
  printIssues([...prepared.warnings, ...parameters.warnings]);
  const { config, reportMismatches, definition } = prepared;
  const engine = await openConfiguredEngine(stateDir, config, reportMismatches && { reportMismatches });
  try {
    await prepared.upload(engine);
    await parameters.upload(engine);
    signal.throwIfAborted();
    const execution = await engine.start({ ...requestOf(prepared, short), parameters: parameters.values });
    onStart(execution.executionArn);
    signal.addEventListener("abort", execution.stop);
    if (signal.aborted) execution.stop();
    await tag(engine, project, [pipelineArnOf(project, names), execution.executionArn]);
    const steps = stepLines(definition);
    const code = await follow({ engine, execution, steps, stateDir, json: false, given: { stateDir } });
    const { status, failureReason } = engine.describeExecution(execution.executionArn);
    await tagModels(engine, project, execution.executionArn);
    if (code === EXIT.done) return { status: "Succeeded" };
    return {
      status: status === "Stopped" ? "Stopped" : "Failed",
      ...(failureReason === undefined ? {} : { failure: failureReason }),
    };
  } finally {
    await engine.close();
  }
}

const requestOf = ({ name, definition }: Prepared, short: string): StartRequest => ({
  pipelineName: name,
  definition: JSON.stringify(definition),
  displayName: short,
});

/** Account and region are those of the engine, as the project's ARN tells. */
function placeOf({ arn }: ProjectRecord) {
  const [, , , region = "", account = ""] = arn.split(":");
  return { region, account };
}

const namesOf = (project: ProjectRecord) =>
  projectNames({ projectName: project.name, projectId: project.id }, placeOf(project));

type Names = ReturnType<typeof namesOf>;

function environmentOf(project: ProjectRecord, names: Names): Readonly<Record<string, string>> {
  const { account, region } = placeOf(project);
  return buildEnvironment({
    projectName: project.name,
    projectId: project.id,
    projectArn: project.arn,
    sagemakerPipeline: names.sagemakerPipeline,
    executionRoleArn: `arn:aws:iam::${account}:role/${names.executionRole}`,
    artifactBucket: names.artifactBucket,
    region,
  });
}

function pipelineArnOf(project: ProjectRecord, { sagemakerPipeline: pipelineName }: Names): string {
  const { account: accountId, region } = placeOf(project);
  return pipelineArn({ accountId, region, pipelineName });
}

/** By these Studio, and `sagewright project show`, find what belongs to a project. */
async function tag(engine: Engine, project: ProjectRecord, arns: readonly string[]): Promise<void> {
  const { name: projectName, id: projectId, arn: projectArn } = project;
  const Tags = Object.entries(projectTags({ projectName, projectId, projectArn })).map(([Key, Value]) => ({
    Key,
    Value,
  }));
  for (const ResourceArn of arns) await engine.api.call("AddTags", { ResourceArn, Tags });
}

async function tagModels(engine: Engine, project: ProjectRecord, executionArn: string): Promise<void> {
  const models = engine.listModelPackages().filter((model) => model.executionArn === executionArn);
  const groups = new Set(models.map(({ group }) => group));
  const arns = engine.listModelPackageGroups().filter(({ name }) => groups.has(name));
  await tag(
    engine,
    project,
    arns.map(({ arn }) => arn),
  );
}
