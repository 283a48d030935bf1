import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  type FunctionConfiguration,
  GetFunctionCommand,
  type GetFunctionCommandOutput,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { SagewrightError } from "@sagewright/core";
import type { AliasedFunction } from "../assets/local-asset.ts";
import { accountOf } from "./account-of.ts";
import { awsCall } from "./aws-call.ts";
import { lambdaElsewhere, lambdaForeign, lambdaNotReady } from "./deploy-issues.ts";
import { type Change, PIPELINE_TAG } from "./deployed-by.ts";
import { storedZip } from "./stored-zip.ts";

export interface PutFunction {
  readonly pipelineName: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Only looks what would change. */
  readonly dryRun: boolean;
  /** Of the credentials. A function is made by its name alone, wherever that is. */
  readonly callerAccount: () => Promise<string>;
}

/** A function with all that it is made with. */
export type DeployedFunction = AliasedFunction & { readonly role: string };

/**
 * Publishes a function as its step calls it: one alias for one code. A version that is there already is taken; aliases of
 * other code stay, for executions that were started with them.
 *
 * Issues: LAMBDA_FOREIGN, LAMBDA_NOT_READY, AWS_….
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
export async function putLambdaFunction(
  lambda: LambdaClient,
  wanted: DeployedFunction,
  folder: string,
  options: PutFunction,
): Promise<Change> {
  const { functionName: name, functionArn, alias } = wanted;
  const ZipFile = await archiveOf(folder);
  const sha256 = createHash("sha256").update(ZipFile).digest("base64");
  const aliased = await configurationOf(lambda, functionArn, alias);
  if (aliased !== undefined && isAsWanted(aliased, wanted) && aliased.CodeSha256 === sha256)
    return { kind: "function", name, change: "unchanged" };
  const present = await functionOf(lambda, functionArn);
  if (present !== undefined && present.Tags?.[PIPELINE_TAG] !== options.pipelineName)
    throw new SagewrightError([lambdaForeign(name, present.Tags?.[PIPELINE_TAG])]);
  const change = { kind: "function", name, change: present === undefined ? "created" : "updated" } as const;
  if (options.dryRun) return change;

  const { Configuration: latest } = present ?? (await create(lambda, wanted, ZipFile, options));
  await ready(lambda, functionArn, name);
  if (latest !== undefined && !isAsWanted(latest, wanted)) {
    await call("UpdateFunctionConfiguration", functionArn, () =>
      lambda.send(new UpdateFunctionConfigurationCommand({ ...settingsOf(wanted) })),
    );
    await ready(lambda, functionArn, name);
  }
  if (latest?.CodeSha256 !== sha256) {
    await call("UpdateFunctionCode", functionArn, () =>
      lambda.send(new UpdateFunctionCodeCommand({ FunctionName: functionArn, ZipFile })),
    );
    await ready(lambda, functionArn, name);
  }
  // Lambda makes no second version of the same code and settings, so this may be repeated; the hash keeps it from
  // publishing what another deployment has put there meanwhile.
  const { Version: FunctionVersion } = await call("PublishVersion", functionArn, () =>
    lambda.send(new PublishVersionCommand({ FunctionName: name, CodeSha256: sha256 })),
  );
  await putAlias(lambda, { FunctionName: functionArn, Name: alias, FunctionVersion });
  return change;
}

const call = <T>(operation: string, resource: string, send: () => Promise<T>): Promise<T> =>
  awsCall({ action: `lambda:${operation}`, resource }, send);

async function archiveOf(folder: string): Promise<Uint8Array> {
  const names = ["main.mjs", "main.mjs.map"];
  const files = names.map(async (name) => ({ name, content: await readFile(join(folder, name)) }));
  return storedZip(await Promise.all(files));
}

const settingsOf = ({
  functionArn,
  runtime,
  handler,
  memorySize,
  timeout,
  environment,
  role,
}: DeployedFunction) => ({
  FunctionName: functionArn,
  Runtime: runtime,
  Handler: handler,
  MemorySize: memorySize,
  Timeout: timeout,
  Environment: { Variables: { ...environment } },
  Role: role,
});

function isAsWanted(present: FunctionConfiguration, wanted: DeployedFunction): boolean {
  const { Runtime, Handler, MemorySize, Timeout, Environment, Role } = settingsOf(wanted);
  return (
    present.Runtime === Runtime &&
    present.Handler === Handler &&
    present.MemorySize === MemorySize &&
    present.Timeout === Timeout &&
    present.Role === Role &&
    sorted(present.Environment?.Variables) === sorted(Environment.Variables)
  );
}

const sorted = (variables: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));

const isMissing = (error: unknown): boolean => (error as Error).name === "ResourceNotFoundException";
const isConflict = (error: unknown): boolean => /ConflictException$/.test((error as Error).name);

async function configurationOf(
  lambda: LambdaClient,
  FunctionName: string,
  Qualifier?: string,
): Promise<FunctionConfiguration | undefined> {
  const resource = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
  return await call("GetFunctionConfiguration", resource, async () => {
    try {
      return await lambda.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

type PresentFunction = Pick<GetFunctionCommandOutput, "Configuration" | "Tags">;

async function functionOf(lambda: LambdaClient, FunctionName: string): Promise<PresentFunction | undefined> {
  return await call("GetFunction", FunctionName, async () => {
    try {
      return await lambda.send(new GetFunctionCommand({ FunctionName }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

/** What is there already was made by this request, whose answer was lost, or by another deployment, and is brought on. */
async function create(
  lambda: LambdaClient,
  wanted: DeployedFunction,
  ZipFile: Uint8Array,
  { pipelineName, tags, callerAccount }: PutFunction,
): Promise<PresentFunction> {
  const account = await callerAccount();
  if (account !== accountOf(wanted.functionArn))
    throw new SagewrightError([lambdaElsewhere(wanted.functionArn, account)]);
  const Tags = { ...tags, [PIPELINE_TAG]: pipelineName };
  return await call("CreateFunction", wanted.functionArn, async () => {
    try {
      const request = {
        ...settingsOf(wanted),
        FunctionName: wanted.functionName,
        Code: { ZipFile },
        PackageType: "Zip",
        Tags,
      } as const;
      return { Configuration: await lambda.send(new CreateFunctionCommand(request)) };
    } catch (error) {
      const present = isConflict(error) ? await functionOf(lambda, wanted.functionArn) : undefined;
      if (present?.Tags?.[PIPELINE_TAG] !== pipelineName) throw error;
      return present;
    }
  });
}

async function putAlias(
  lambda: LambdaClient,
  alias: {
    readonly FunctionName: string;
    readonly Name: string;
    readonly FunctionVersion: string | undefined;
  },
): Promise<void> {
  const resource = `${alias.FunctionName}:${alias.Name}`;
  await call("CreateAlias", resource, async () => {
    try {
      await lambda.send(new CreateAliasCommand(alias));
    } catch (error) {
      if (!isConflict(error)) throw error;
      await call("UpdateAlias", resource, () => lambda.send(new UpdateAliasCommand(alias)));
    }
  });
}

/** Milliseconds. */
const PATIENCE = 300_000;
const PAUSE = 1000;

/** A function takes no change while it is made or changed. */
async function ready(lambda: LambdaClient, functionArn: string, name: string): Promise<void> {
  for (const since = Date.now(); ; await sleep(PAUSE)) {
    const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } =
      (await configurationOf(lambda, functionArn)) ?? {};
    if (State === "Failed" || LastUpdateStatus === "Failed")
      throw new SagewrightError([
        lambdaNotReady(name, StateReason ?? LastUpdateStatusReason ?? "it has failed."),
      ]);
    if (State !== "Pending" && LastUpdateStatus !== "InProgress") return;
    if (Date.now() - since > PATIENCE)
      throw new SagewrightError([lambdaNotReady(name, "it takes too long.")]);
  }
}
