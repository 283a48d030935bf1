import { randomUUID } from "node:crypto";
import { pipeline as makePipeline, type Pipeline } from "@sagewright/pipeline-dsl";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { type Prepared, prepare } from "../load/prepare.ts";
import { printJson, tell } from "../print/output.ts";
import { type UploadProgress, uploadProgressOn } from "../print/upload-progress.ts";
import { accountOf } from "./account-of.ts";
import { type AwsClients, type AwsOptions, awsClients } from "./clients.ts";
import { functionsOnLambda } from "./deploy-functions.ts";
import { type DeployStarts, deployStarts } from "./deploy-starts.ts";
import { type Change, STARTS_TAG } from "./deployed-by.ts";
import { deploymentPlace, type PlaceOptions, withDeploymentHints } from "./deployment-place.ts";
import { type DeploymentRoles, deploymentRoles, refuseForeignRoles } from "./deployment-roles.ts";
import { tellOwnerVariable } from "./expect-bucket-owner.ts";
import { isLoopback } from "./loopback.ts";
import { noteVersion, type VersionNote, versionNote } from "./note-version.ts";
import { pipelineRequest, type WantedPipeline } from "./pipeline-request.ts";
import { describePipeline, presumedArn, putPipeline } from "./put-pipeline.ts";
import { s3Store } from "./s3-store.ts";
import { refuseStandIns } from "./stand-ins.ts";
import { tagModelGroups } from "./tag-model-groups.ts";
import { type DeployDocument, tellDeployment } from "./tell-deployment.ts";

export interface DeployToAwsOptions extends AwsOptions, PlaceOptions {
  readonly lambdaRoleArn?: string;
  readonly scheduleRoleArn?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Assets that are uploaded at one time. */
const AT_ONCE = 8;

/**
 * Uploads what is missing, then creates the pipeline or makes it what the file says, with its functions, schedules and
 * triggers. Resolves to the exit code: interrupted, it ends between two requests.
 *
 * Issues: PIPELINE_ROLE_MISSING, LAMBDA_ROLE_MISSING, START_ROLE_MISSING, ROLE_IN_ANOTHER_PARTITION, STAND_IN_DEPLOYED,
 * VERSION_NOTE_INVALID, BUCKET_NOT_FOUND, LAMBDA_…, START_…, those of the pipeline, and AWS_….
 */
export async function deployToAws(argument: string, options: DeployToAwsOptions): Promise<number> {
  const deployment = await deploymentOf(argument, options);
  const clients = await awsClients(options);
  refuseForeignRoles(deployment.roles, clients.region);
  const { json = false, dryRun = false } = options;
  const progress = json || dryRun ? undefined : uploadProgressOn(process.stderr);
  const interrupted = new AbortController();
  const interrupts = watchInterrupts(
    () => {
      tell(ENDING);
      interrupted.abort();
    },
    () => tell(AGAIN),
  );
  try {
    const { document, found } = await deployAll(clients, deployment, {
      dryRun,
      signal: interrupted.signal,
      ...(progress === undefined ? {} : { progress }),
    });
    progress?.end();
    if (json) printJson(document);
    else tellDeployment(document, found);
    return EXIT.done;
  } catch (error) {
    progress?.end();
    if (interrupts.code === undefined || !isAbort(error)) throw error;
    tell(AGAIN);
    return interrupts.code;
  } finally {
    interrupts.stopWatching();
  }
}

const ENDING = "Ending with the request that is under way; Ctrl-C again ends at once.";
const AGAIN =
  "Interrupted. Deploy again: what is there already is not sent again, and nothing is made twice.";

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";

interface Deployment {
  readonly prepared: Prepared;
  readonly pipeline: Pipeline;
  readonly wanted: WantedPipeline;
  readonly roles: DeploymentRoles;
  /** The account of the bucket. */
  readonly bucketOwner: string;
  /** Of the project. */
  readonly tags: Readonly<Record<string, string>>;
  readonly note: VersionNote | undefined;
}

/** All that can be said before anything is sent. */
async function deploymentOf(argument: string, options: DeployToAwsOptions): Promise<Deployment> {
  const { as, tags, bucketOwner } = deploymentPlace(options);
  const note = versionNote(options.note);
  const prepared = await prepare(argument, "aws", { ...as, source: options }).catch((error: unknown) => {
    throw withDeploymentHints(error);
  });
  const pipeline = prepared.pipeline ?? makePipeline(prepared.name, { steps: [] });
  const roles = deploymentRoles(prepared, pipeline, { ...options, ...as });
  const bucket = pipeline.props.bucket ?? as.bucket ?? prepared.config.bucket;
  // What stays on this machine reaches no stranger.
  if (!isLoopback(options.endpointUrl)) refuseStandIns({ role: roles.pipeline, bucket });
  const { schedules = [], triggers = [] } = pipeline.props;
  const wanted = pipelineRequest(pipeline, prepared.definition, {
    role: roles.pipeline,
    bucket,
    tags: { ...tags, ...(schedules.length + triggers.length > 0 ? { [STARTS_TAG]: "deployed" } : {}) },
    clientRequestToken: randomUUID(),
  });
  return {
    prepared,
    pipeline,
    wanted,
    roles,
    bucketOwner: bucketOwner ?? accountOf(roles.pipeline),
    tags,
    note,
  };
}

interface Doing {
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly progress?: UploadProgress;
}

async function deployAll(
  clients: AwsClients,
  { prepared, pipeline, wanted, roles, bucketOwner, tags, note }: Deployment,
  { dryRun, signal, progress }: Doing,
): Promise<{ readonly document: DeployDocument; readonly found: number }> {
  const changes: Change[] = [];
  const pipelineName = prepared.name;
  const store = s3Store(tellOwnerVariable(clients.s3Of(bucketOwner)), {
    dryRun,
    signal,
    ...(progress === undefined ? {} : { progress }),
  });
  const startsOf = { pipeline, tags, role: roles.starts ?? "" };
  if (!dryRun) await lookAtStarts(clients, wanted, startsOf);
  const lambda = { pipelineName, tags, dryRun, role: roles.functions, changes };
  await prepared.upload({ ...store, putFunction: functionsOnLambda(clients, lambda) }, AT_ONCE);
  signal.throwIfAborted();
  const beforeChange = async (): Promise<void> => {
    if (wanted.upload !== undefined) await store.put(wanted.upload.place, wanted.upload.source);
    signal.throwIfAborted();
  };
  const put = await putPipeline(clients, wanted, { beforeChange, dryRun });
  progress?.end();
  const noted = dryRun ? { warnings: [] } : await noteVersion(clients.sagemaker, put, note);
  signal.throwIfAborted();
  const groups = await tagModelGroups(clients.sagemaker, prepared.definition, tags, dryRun);
  signal.throwIfAborted();
  const starts = await deployStarts(clients, {
    ...startsOf,
    dryRun,
    pipelineArn: put.pipelineArn,
    wasThere: put.change !== "created",
  });
  const { tagged, ...putDocument } = put;
  const document: DeployDocument = {
    pipelineName,
    ...putDocument,
    ...(noted.pipelineVersionId === undefined ? {} : { pipelineVersionId: noted.pipelineVersionId }),
    ...(dryRun ? { dryRun } : {}),
    region: clients.region,
    uploaded: [...store.uploaded].sort(),
    tags: Object.fromEntries((wanted.request.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    changes: [
      ...changes,
      ...tagged.map((name) => ({ kind: "tag", name, change: "updated" }) as const),
      ...groups.changes,
      ...starts.changes,
    ],
    warnings: [...prepared.warnings, ...noted.warnings, ...groups.warnings, ...starts.warnings],
  };
  return { document, found: store.found.length };
}

/** That a schedule is another's, or that a right to them is missing, is told before anything is changed. */
async function lookAtStarts(
  clients: AwsClients,
  wanted: WantedPipeline,
  startsOf: Pick<DeployStarts, "pipeline" | "tags" | "role">,
): Promise<void> {
  const { schedules = [], triggers = [] } = startsOf.pipeline.props;
  if (schedules.length + triggers.length === 0) return;
  const { PipelineName = "" } = wanted.request;
  const present = await describePipeline(clients.sagemaker, PipelineName);
  const pipelineArn = present?.PipelineArn ?? presumedArn(wanted, clients.region);
  await deployStarts(clients, { ...startsOf, dryRun: true, pipelineArn, wasThere: false });
}
