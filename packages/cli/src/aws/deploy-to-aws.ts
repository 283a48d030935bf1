import { randomUUID } from "node:crypto";
import { type Issue, SagewrightError } from "@sagewright/core";
import { pipeline as makePipeline, type Pipeline } from "@sagewright/pipeline-dsl";
import { type Prepared, prepare } from "../load/prepare.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { UsageError } from "../usage-error.ts";
import { accountOf } from "./account-of.ts";
import { type AwsOptions, awsClients } from "./clients.ts";
import { deploymentPlace, type PlaceOptions, withDeploymentHints } from "./deployment-place.ts";
import { lambdaNotDeployed, pipelineRoleMissing, startsNotDeployed } from "./issues.ts";
import { pipelineRequest } from "./pipeline-request.ts";
import { type PutPipeline, putPipeline } from "./put-pipeline.ts";
import { s3Store } from "./s3-store.ts";
import { refuseStandIns } from "./stand-ins.ts";

export interface DeployToAwsOptions extends AwsOptions, PlaceOptions {
  readonly json?: boolean;
}

/** What `deploy --json` prints. */
export interface DeployDocument extends PutPipeline {
  readonly pipelineName: string;
  readonly region: string;
  /** Objects that were not there yet. */
  readonly uploaded: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly warnings: readonly Issue[];
}

/** Assets that are uploaded at one time. */
const AT_ONCE = 8;

/**
 * Uploads what is missing, then creates the pipeline or makes it what the file says.
 *
 * Issues: PIPELINE_ROLE_MISSING, STAND_IN_DEPLOYED, LAMBDA_NOT_DEPLOYED, STARTS_NOT_DEPLOYED, those of the pipeline, and AWS_….
 */
export async function deployToAws(argument: string, options: DeployToAwsOptions): Promise<void> {
  const { as, tags, bucketOwner } = deploymentPlace(options);
  const prepared = await prepare(argument, "aws", as).catch((error: unknown) => {
    throw withDeploymentHints(error);
  });
  const functions = Object.keys(prepared.lambdas ?? {});
  if (functions.length > 0) throw new SagewrightError([lambdaNotDeployed(functions)]);
  const pipeline = prepared.pipeline ?? makePipeline(prepared.name, { steps: [] });
  const role = as.role ?? roleOf(prepared, pipeline);
  const bucket = pipeline.props.bucket ?? as.bucket ?? prepared.config.bucket;
  refuseStandIns({ role, bucket });
  const wanted = pipelineRequest(pipeline, prepared.definition, {
    role,
    bucket,
    tags,
    clientRequestToken: randomUUID(),
  });

  const clients = await awsClients(options);
  const store = s3Store(clients.s3Of(bucketOwner ?? accountOf(role)));
  await prepared.upload(store, AT_ONCE);
  const put = await putPipeline(clients, wanted, async () => {
    if (wanted.upload !== undefined) await store.put(wanted.upload.place, wanted.upload.source);
  });
  const document: DeployDocument = {
    pipelineName: prepared.name,
    ...put,
    region: clients.region,
    uploaded: [...store.uploaded].sort(),
    tags: Object.fromEntries((wanted.request.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    warnings: [...prepared.warnings, ...startIssues(pipeline)],
  };
  if (options.json) printJson(document);
  else tellDeployment(document, store.found.length);
}

/** The role that the service runs the pipeline with; the pipeline's own is that of its jobs, which mostly will do. */
function roleOf({ config }: Prepared, { props: { role } }: Pipeline): string {
  const found = typeof role === "string" ? role : config.role;
  if (found === undefined) throw new UsageError([pipelineRoleMissing()]);
  return found;
}

function startIssues({ props: { schedules = [], triggers = [] } }: Pipeline): readonly Issue[] {
  const names = (starts: readonly { readonly name: string }[]) => starts.map(({ name }) => name);
  return [
    ...(schedules.length > 0 ? [startsNotDeployed("schedule", names(schedules))] : []),
    ...(triggers.length > 0 ? [startsNotDeployed("trigger", names(triggers))] : []),
  ];
}

const WORDS = { created: "Created", updated: "Updated", unchanged: "Unchanged" } as const;

function tellDeployment(document: DeployDocument, found: number): void {
  const { change, pipelineName, pipelineArn, pipelineVersionId, uploaded, warnings } = document;
  const style = styleFor(process.stdout);
  printIssues(warnings);
  for (const uri of uploaded) tell(`uploaded ${uri}`);
  tell(`${uploaded.length} uploaded, ${found} there already`);
  const version = pipelineVersionId === undefined ? "" : `, version ${pipelineVersionId}`;
  printData(
    `${style(["green", "bold"], WORDS[change])}  ${style("bold", pipelineName)}${version}\n${pipelineArn}\n`,
  );
}
