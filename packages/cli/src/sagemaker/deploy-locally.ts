import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "@sagewright/local-engine";
import { pipeline as makePipeline } from "@sagewright/pipeline-dsl";
import type { AssetStore } from "../assets/local-asset.ts";
import { inTemporaryFolder } from "../assets/temporary-folder.ts";
import type { AwsOptions } from "../aws/clients.ts";
import { deploymentPlace } from "../aws/deployment-place.ts";
import { noteVersion, type VersionNote, versionNote } from "../aws/note-version.ts";
import { pipelineRequest, type WantedPipeline } from "../aws/pipeline-request.ts";
import { putPipeline } from "../aws/put-pipeline.ts";
import { s3UriOf } from "../aws/s3-place.ts";
import { type DeployDocument, tellDeployment } from "../aws/tell-deployment.ts";
import { EXIT } from "../exit-code.ts";
import { type Prepared, prepare } from "../load/prepare.ts";
import { printJson } from "../print/output.ts";
import type { StateAccess, StatePlace } from "./local-state.ts";
import { isNothingHere, type LocalSagemaker, openHere } from "./open-sagemaker.ts";

export interface DeployLocallyOptions extends AwsOptions {
  /** @default $SAGEMAKER_PIPELINE_NAME, or its own */
  readonly pipelineName?: string;
  readonly roleArn?: string;
  readonly bucket?: string;
  readonly note?: string;
  readonly stateDir?: string;
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What the engine gives a pipeline that is run without a deployment: no job on one machine assumes a role. */
const LOCAL_ROLE = "arn:aws:iam::111122223333:role/sagewright-local";

/**
 * Puts a pipeline into the engine on this machine, with all that it needs, where `local:NAME` and clients of
 * `sagewright serve` find it. Resolves to the exit code.
 *
 * Issues: VERSION_NOTE_INVALID, those of a deployment's place, of the pipeline, and of opening the records.
 */
export async function deployLocally(argument: string, options: DeployLocallyOptions): Promise<number> {
  const { as, tags } = deploymentPlace(options);
  const note = versionNote(options.note);
  const prepared = await prepare(argument, "local", { ...as, source: options });
  const deployment = { prepared, wanted: wantedHere(prepared, as.role, tags), note };
  const { stateDir, dryRun = false, json = false } = options;
  const place = { pipeline: argument, ...(stateDir === undefined ? {} : { stateDir }) };
  const { document, found } = dryRun
    ? await withRecordsAsTheyAre(place, (here) => deployTo(here, deployment, true))
    : await withHere(place, "create", (here) => deployTo(here, deployment, false));
  if (json) printJson(document);
  else tellDeployment(document, found);
  return EXIT.done;
}

interface LocalDeployment {
  readonly prepared: Prepared;
  readonly wanted: WantedPipeline;
  readonly note: VersionNote | undefined;
}

interface Deployed {
  readonly document: DeployDocument;
  /** Objects that were there already. */
  readonly found: number;
}

async function deployTo(
  here: LocalSagemaker,
  { prepared, wanted, note }: LocalDeployment,
  dryRun: boolean,
): Promise<Deployed> {
  const { client, region, engine } = here;
  const uploads: Uploads = { uploaded: [], found: [] };
  await prepared.upload(dryRun ? looking(engine, uploads) : recording(engine, uploads));
  const put = await putPipeline({ sagemaker: client, sagemakerOnce: client, region }, wanted, {
    dryRun,
    beforeChange: async () => {
      if (!dryRun) await putDefinition(here, wanted);
    },
  });
  const { warnings, ...noted } = dryRun ? { warnings: [] } : await noteVersion(client, put, note);
  const { tagged, ...rest } = put;
  const document: DeployDocument = {
    pipelineName: prepared.name,
    ...rest,
    ...noted,
    ...(dryRun ? { dryRun } : {}),
    region,
    uploaded: uploads.uploaded.sort(),
    tags: Object.fromEntries((wanted.request.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    changes: tagged.map((name) => ({ kind: "tag", name, change: "updated" })),
    warnings: [...prepared.warnings, ...warnings],
  };
  return { document, found: uploads.found.length };
}

async function withHere<T>(
  place: StatePlace,
  access: StateAccess,
  use: (here: LocalSagemaker) => Promise<T>,
): Promise<T> {
  const here = await openHere(place, access);
  try {
    return await use(here);
  } finally {
    await here.close();
  }
}

/** Where nothing has been run or deployed yet, records that are empty and gone afterwards answer as new ones would. */
async function withRecordsAsTheyAre<T>(
  place: StatePlace,
  use: (here: LocalSagemaker) => Promise<T>,
): Promise<T> {
  try {
    return await withHere(place, "read", use);
  } catch (error) {
    if (!isNothingHere(error)) throw error;
    return await inTemporaryFolder("dry-run", (stateDir) => withHere({ ...place, stateDir }, "create", use));
  }
}

function wantedHere(
  { pipeline, name, definition, bucket, config }: Prepared,
  role: string | undefined,
  tags: Readonly<Record<string, string>>,
): WantedPipeline {
  const own = pipeline?.props.role;
  return pipelineRequest(pipeline ?? makePipeline(name, { steps: [] }), definition, {
    role: role ?? (typeof own === "string" ? own : (config.role ?? LOCAL_ROLE)),
    bucket,
    tags,
    clientRequestToken: randomUUID(),
  });
}

interface Uploads {
  readonly uploaded: string[];
  readonly found: string[];
}

/** The engine as a store of assets. What is there is copied again, since a copy may have been cut short, but is no news. */
function recording(engine: Engine, uploads: Uploads): AssetStore {
  const { putFile, putDirectory } = looking(engine, uploads);
  return {
    async putFile(uri, path) {
      await putFile(uri, path);
      await engine.putFile(uri, path);
    },
    async putDirectory(uri, path) {
      await putDirectory(uri, path);
      await engine.putDirectory(uri, path);
    },
    putFunction: (lambda, folder) => engine.putFunction(lambda, folder),
  };
}

/** Only looks which objects are there. */
function looking(engine: Engine, { uploaded, found }: Uploads): AssetStore {
  const note = async (uri: string): Promise<void> =>
    void (existsSync(engine.pathOf(uri)) ? found : uploaded).push(uri);
  return { putFile: note, putDirectory: note, putFunction: async () => {} };
}

/** A long definition goes through S3, here as on AWS. */
async function putDefinition({ engine }: LocalSagemaker, { upload }: WantedPipeline): Promise<void> {
  if (upload === undefined) return;
  await inTemporaryFolder("definition", async (folder) => {
    const file = join(folder, "definition.json");
    await writeFile(file, await upload.source.read(0, upload.source.size));
    await engine.putFile(s3UriOf(upload.place), file);
  });
}
