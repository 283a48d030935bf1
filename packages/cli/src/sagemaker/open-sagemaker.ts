import { resolve } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { AwsOptions } from "../aws/clients.ts";
import { mustBeReadable } from "../load/must-be-readable.ts";
import type { MoreOfEngine } from "../open-engine.ts";
import { checkPlace, type TargetPlace } from "./check-place.ts";
import { inProcessClient } from "./in-process-client.ts";
import { openState, type StateAccess, type StatePlace } from "./local-state.ts";

export type SagemakerOptions = TargetPlace;

interface Open {
  readonly client: SageMakerClient;
  readonly region: string;
  close(): Promise<void>;
}

/** The engine on this machine; it says itself what SageMaker's API has no words for. */
export interface LocalSagemaker extends Open {
  readonly target: "local";
  readonly engine: Engine;
  readonly stateDir: string;
}

export interface SagemakerOnAws extends Open {
  readonly target: "aws";
  /** S3 as far as the buckets are this account's. */
  readonly s3Of: (account: string) => S3Client;
  /** As they were given, for the clients of other services. */
  readonly options: AwsOptions;
}

/** SageMaker with one client, wherever it is. */
export type Sagemaker = LocalSagemaker | SagemakerOnAws;

/** The engine's default place. */
const LOCAL_REGION = "us-east-1";

/**
 * Opens SageMaker on AWS, or the records of this machine as far as `access` says; both with AWS's own client.
 *
 * @param more what the engine is to know besides what the config says
 *
 * Issues: USAGE_INVALID for options of the other target; AWS_REGION_MISSING; on this machine PIPELINE_FILE_MISSING, EXECUTION_NONE, and
 * those of opening the records.
 */
export async function openSagemaker(
  options: SagemakerOptions,
  access: StateAccess,
  more: MoreOfEngine = {},
): Promise<Sagemaker> {
  checkPlace(options);
  if (options.target === "local") {
    const { pipeline } = options;
    if (pipeline !== undefined) await mustBeReadable(pipeline, resolve(pipeline));
    return openHere(options, access, more);
  }
  // With S3's client, which takes its time.
  const { awsClients } = await import("../aws/clients.ts");
  const { sagemaker, s3Of, region } = await awsClients(options);
  const close = async (): Promise<void> => sagemaker.destroy();
  return { target: "aws", client: sagemaker, s3Of, region, options, close };
}

/** The engine on the records of this machine. Issues: EXECUTION_NONE, and those of opening the records. */
export async function openHere(
  options: StatePlace,
  access: StateAccess,
  more: MoreOfEngine = {},
): Promise<LocalSagemaker> {
  const { engine, stateDir } = await openState(options, access, more);
  const client = inProcessClient(engine.api, LOCAL_REGION);
  return { target: "local", client, engine, stateDir, region: LOCAL_REGION, close: () => engine.close() };
}

/** Opens SageMaker for as long as `use` takes. Where nothing was run on this machine, `absent` answers, if it is given. */
export async function withSagemaker<T>(
  options: SagemakerOptions,
  access: StateAccess,
  use: (sagemaker: Sagemaker) => Promise<T> | T,
  absent?: () => T,
): Promise<T> {
  let sagemaker: Sagemaker;
  try {
    sagemaker = await openSagemaker(options, access);
  } catch (error) {
    if (absent !== undefined && isNothingHere(error)) return absent();
    throw error;
  }
  try {
    return await use(sagemaker);
  } finally {
    await sagemaker.close();
  }
}

/** Whether opening records has failed since nothing was run on this machine. */
export const isNothingHere = (error: unknown): boolean =>
  error instanceof SagewrightError && error.issues.every(({ code }) => code === "EXECUTION_NONE");
