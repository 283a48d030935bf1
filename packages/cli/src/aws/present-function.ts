import { setTimeout as sleep } from "node:timers/promises";
import {
  type FunctionConfiguration,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListTagsCommand,
} from "@aws-sdk/client-lambda";
import { SagewrightError } from "@sagewright/core";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { awsCall } from "./aws-call.ts";
import { lambdaNotReady } from "./deploy-issues.ts";
import { isMissing } from "./missing.ts";

export interface PresentFunction {
  readonly configuration: FunctionConfiguration;
  readonly tags: Readonly<Record<string, string>>;
}

export const lambdaCall = <T>(operation: string, resource: string, send: () => Promise<T>): Promise<T> =>
  awsCall({ action: `lambda:${operation}`, resource }, send);

/** The function with its tags; nothing where there is none. */
export async function presentFunction(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<PresentFunction | undefined> {
  const found = await unlessMissing("GetFunction", FunctionName, () =>
    lambda.send(new GetFunctionCommand({ FunctionName })),
  );
  if (found === undefined) return undefined;
  // Tags are left out where there are none, and also where the caller may not see them.
  const tags = found.Tags ?? (await tagsOf(lambda, FunctionName));
  return { configuration: found.Configuration ?? {}, tags };
}

async function tagsOf(lambda: LambdaClient, Resource: string): Promise<PresentFunction["tags"]> {
  const { Tags = {} } = await lambdaCall("ListTags", Resource, () =>
    lambda.send(new ListTagsCommand({ Resource })),
  );
  return Tags;
}

/** Its settings, or those that an alias stands for. */
export async function configurationOf(
  lambda: LambdaClient,
  FunctionName: string,
  Qualifier?: string,
): Promise<FunctionConfiguration | undefined> {
  const resource = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
  return await unlessMissing("GetFunctionConfiguration", resource, () =>
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier })),
  );
}

const unlessMissing = <T>(operation: string, resource: string, send: () => Promise<T>) =>
  lambdaCall(operation, resource, async () => {
    try {
      return await send();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });

/** Milliseconds. */
const PATIENCE = 300_000;
const PAUSE = 1000;

/**
 * The function once Lambda no longer works at it; it takes no change before. Whether it has failed is then said until the
 * next change that succeeds.
 *
 * Issues: LAMBDA_NOT_READY.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export async function settledFunction(
  lambda: LambdaClient,
  functionArn: string,
): Promise<FunctionConfiguration> {
  for (const since = Date.now(); ; await sleep(pollMilliseconds(PAUSE))) {
    const present = (await configurationOf(lambda, functionArn)) ?? {};
    if (present.State !== "Pending" && present.LastUpdateStatus !== "InProgress") return present;
    if (Date.now() - since > PATIENCE)
      throw new SagewrightError([lambdaNotReady(functionArn, "it takes too long.")]);
  }
}

export const hasFailed = ({ State, LastUpdateStatus }: FunctionConfiguration): boolean =>
  State === "Failed" || LastUpdateStatus === "Failed";
