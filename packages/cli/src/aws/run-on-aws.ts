import { resolve } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { definitionText, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { RunOptions } from "../commands/run-options.ts";
import { usageInvalid } from "../issues.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { isPipelineSource } from "../load/is-pipeline-source.ts";
import { displayPath } from "../load/place.ts";
import { type Prepared, type PreparedAs, prepare } from "../load/prepare.ts";
import { parameterArguments } from "../parameter-arguments.ts";
import { printIssues } from "../print/issues.ts";
import { checkSelectionOptions, selectsSteps } from "../step-selection.ts";
import { UsageError } from "../usage-error.ts";
import { accountOf } from "./account-of.ts";
import { type AwsClients, awsClients } from "./clients.ts";
import { deploymentPlace } from "./deployment-place.ts";
import { parametersOf } from "./execution-parameters.ts";
import { tellOwnerVariable } from "./expect-bucket-owner.ts";
import { followToTheEnd } from "./follow-to-the-end.ts";
import { isLoopback } from "./loopback.ts";
import { placeWords } from "./next-on-aws.ts";
import { describePipeline, isSameDefinition } from "./put-pipeline.ts";
import { deployedPipelineDiffers, pipelineNotDeployed } from "./run-issues.ts";
import { s3Store } from "./s3-store.ts";
import { checkSource, selectiveExecution } from "./selective-execution.ts";
import { refuseStandIns } from "./stand-ins.ts";
import { goOn, startExecution } from "./start-execution.ts";

/** Starts the deployed pipeline, or goes on with an execution, and follows it to its end. */
export async function runOnAws(argument: string, options: RunOptions): Promise<number> {
  checkOptions(argument, options);
  const { as, bucketOwner } = deploymentPlace(options);
  const { prepared, isWhole } = await prepareFor(argument, { ...as, source: options });
  const clients = await awsClients(options);
  const { name, definition, text, role } = await deployedPipeline(clients, prepared);
  const { param, resume: executionArn, json = false, logs = false, maxParallelSteps } = options;
  const s3 = tellOwnerVariable(clients.s3Of(bucketOwner ?? accountOf(role)));
  const again = againWords(argument, options);
  const rest = { clients, s3, pipelineName: name, definition, again, place: options, logs, json };
  if (executionArn !== undefined) {
    const { execution, isRetried } = await goOn(clients.sagemaker, executionArn, maxParallelSteps);
    const parameters = await parametersOf(clients.sagemaker, executionArn);
    const { CreationTime: startTime } = execution;
    const before = isRetried ? execution : undefined;
    return await followToTheEnd({ ...rest, executionArn, parameters, startTime, before });
  }

  const isSame = isWhole && isSameDefinition(text, definitionText(prepared.definition));
  if (!isSame && (await saysAnotherThing(argument, { ...as, source: options }, { name, text, role })))
    printIssues([deployedPipelineDiffers(name, displayPath(resolve(argument)))]);
  const selected = { pipelineName: name, definition, copies: prepared.copies };
  const selective = await selectiveExecution(clients.sagemaker, selected, options);
  const bucket = prepared.pipeline?.props.bucket ?? as.bucket ?? prepared.config.bucket;
  const isHere = isLoopback(options.endpointUrl);
  const parameters = await uploadedParameters(definition, param, { pipelineName: name, bucket, s3, isHere });
  const displayName = options.name === undefined ? {} : { displayName: options.name };
  const start = { pipelineName: name, parameters, selective, maxParallelSteps, ...displayName };
  const started = await startExecution(clients.sagemaker, start);
  return await followToTheEnd({ ...rest, executionArn: started, parameters, ...displayName });
}

/** The values to start with; of local files those of their copies in the bucket, which needs one to be named. */
async function uploadedParameters(
  definition: PipelineDefinition,
  given: Readonly<Record<string, string>>,
  {
    pipelineName,
    bucket,
    s3,
    isHere,
  }: {
    readonly pipelineName: string;
    readonly bucket: string | undefined;
    readonly s3: S3Client;
    readonly isHere: boolean;
  },
): Promise<Readonly<Record<string, string>>> {
  const place = { pipelineName, bucket: bucket ?? "" };
  const { values, warnings, upload } = await parameterArguments(definition, given, place);
  printIssues(warnings);
  if (Object.entries(values).every(([key, value]) => value === given[key])) return values;
  if (bucket === undefined) throw new UsageError([bucketForFiles()]);
  if (!isHere) refuseStandIns({ bucket });
  await upload(s3Store(s3));
  return values;
}

/** What only an engine on this machine can do is refused, not left out. */
function checkOptions(argument: string, options: RunOptions): void {
  const { stub, param, resume, name, stateDir } = options;
  const refuse = (message: string, hint: string): never => {
    throw new UsageError([usageInvalid(message, hint)]);
  };
  if (Object.keys(stub).length > 0)
    refuse("On SageMaker every step is run.", "Leave out --stub, or run it on this machine.");
  if (stateDir !== undefined && !isPipelineSource(argument))
    refuse("SageMaker keeps executions itself.", "Leave out --state-dir, or run it on this machine.");
  checkSelectionOptions(options);
  checkSource(options);
  if (resume === undefined) return;
  if (Object.keys(param).length > 0 || name !== undefined || selectsSteps(options))
    refuse(
      "--resume goes on with an execution as it was started.",
      "Leave out --param, --name, --only, --from and --until, or start a new execution without --resume.",
    );
  if (!/^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:pipeline\/[\w-]+\/execution\/\w+$/.test(resume))
    refuse(
      "On SageMaker an execution is named by its ARN.",
      "Give the whole ARN, as `sagewright run --target aws` prints it.",
    );
}

/**
 * The file names the pipeline; what it takes to deploy it (a role, a bucket) is not needed to start what is deployed. Whole
 * is what can be compared with that.
 */
async function prepareFor(
  argument: string,
  as: PreparedAs,
): Promise<{ readonly prepared: Prepared; readonly isWhole: boolean }> {
  try {
    return { prepared: await prepare(argument, "aws", as), isWhole: true };
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    return { prepared: await prepare(argument, "local", as), isWhole: false };
  }
}

/**
 * Whether the file says something else than what is deployed, with the role and the bucket that this was deployed with: those
 * need not be named again to start it. What cannot be compiled whole cannot be compared.
 */
async function saysAnotherThing(
  argument: string,
  as: PreparedAs,
  { name, text, role }: Pick<DeployedPipeline, "name" | "text" | "role">,
): Promise<boolean> {
  const bucket = bucketOf(text, name) ?? as.bucket;
  const deployedAs = { ...as, role, ...(bucket === undefined ? {} : { bucket }) };
  try {
    const { definition } = await prepare(argument, "aws", deployedAs);
    return !isSameDefinition(text, definitionText(definition));
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    return false;
  }
}

/** Code and files lie under the pipeline's name. */
const bucketOf = (text: string, name: string): string | undefined =>
  new RegExp(`s3://([a-z0-9.-]+)/${name}/`).exec(text)?.[1];

interface DeployedPipeline {
  readonly name: string;
  readonly definition: PipelineDefinition;
  /** The definition as it came. */
  readonly text: string;
  readonly role: string;
}

/** Issues: PIPELINE_NOT_DEPLOYED, and those of a definition that this version cannot read. */
async function deployedPipeline(
  { sagemaker, region }: AwsClients,
  { name }: Prepared,
): Promise<DeployedPipeline> {
  const present = await describePipeline(sagemaker, name);
  if (present === undefined) throw new SagewrightError([pipelineNotDeployed(name, region)]);
  const text = present.PipelineDefinition ?? "";
  const parsed = parseDefinition(text);
  if (!parsed.ok) throw new SagewrightError(parsed.issues);
  const { PipelineName = name, RoleArn = present.PipelineArn ?? "" } = present;
  return { name: PipelineName, definition: parsed.value, text, role: RoleArn };
}

const bucketForFiles = () =>
  usageInvalid(
    "A local path is copied to S3, and no bucket is named.",
    "Give --bucket, set ARTIFACT_BUCKET, or give an s3:// URI.",
  );

const againWords = (argument: string, options: RunOptions): readonly string[] => [
  ...(argument === DEFAULT_PIPELINE ? [] : [argument]),
  ...(options.pipelineName === undefined ? [] : ["--pipeline-name", options.pipelineName]),
  ...placeWords(options),
];
