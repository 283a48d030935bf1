import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  type FunctionConfiguration,
  type LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { SagewrightError } from "@sagewright/core";
import { accountOf } from "./account-of.ts";
import { lambdaElsewhere, lambdaForeign, lambdaNotReady } from "./deploy-issues.ts";
import { type Change, PIPELINE_TAG } from "./deployed-by.ts";
import { type DeployedFunction, isAsWanted, settingsOf } from "./lambda-settings.ts";
import {
  configurationOf,
  hasFailed,
  lambdaCall,
  presentFunction,
  settledFunction,
} from "./present-function.ts";
import { storedZip } from "./stored-zip.ts";
import { untilRoleWorks } from "./until-role-works.ts";

export interface PutFunction {
  readonly pipelineName: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Only looks what would change. */
  readonly dryRun: boolean;
  /** Of the credentials. A function is made by its name alone, wherever that is. */
  readonly callerAccount: () => Promise<string>;
}

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
  const present = await presentFunction(lambda, functionArn);
  if (present !== undefined && present.tags[PIPELINE_TAG] !== options.pipelineName)
    throw new SagewrightError([lambdaForeign(name, present.tags[PIPELINE_TAG])]);
  const change = { kind: "function", name, change: present === undefined ? "created" : "updated" } as const;
  if (options.dryRun) return change;

  if (present === undefined) await create(lambda, wanted, ZipFile, options);
  const before = await settledFunction(lambda, functionArn);
  if (present === undefined) refuseFailed(name, before);
  // What one has that failed to change is not known: all of it is sent.
  const isSound = !hasFailed(before);
  await update(lambda, wanted, {
    operation: "UpdateFunctionConfiguration",
    isDone: (now) => isSound && isAsWanted(now, wanted),
    send: () => lambda.send(new UpdateFunctionConfigurationCommand(settingsOf(wanted))),
  });
  await update(lambda, wanted, {
    operation: "UpdateFunctionCode",
    isDone: (now) => isSound && now.CodeSha256 === sha256,
    send: () => lambda.send(new UpdateFunctionCodeCommand({ FunctionName: functionArn, ZipFile })),
  });
  // Lambda makes no second version of the same code and settings, so this may be repeated; the hash keeps it from
  // publishing what another deployment has put there meanwhile.
  const { Version: FunctionVersion } = await lambdaCall("PublishVersion", functionArn, () =>
    lambda.send(new PublishVersionCommand({ FunctionName: name, CodeSha256: sha256 })),
  );
  await putAlias(lambda, { FunctionName: functionArn, Name: alias, FunctionVersion });
  return change;
}

function refuseFailed(name: string, { StateReason, LastUpdateStatusReason, ...rest }: FunctionConfiguration) {
  if (hasFailed(rest))
    throw new SagewrightError([
      lambdaNotReady(name, StateReason ?? LastUpdateStatusReason ?? "it has failed."),
    ]);
}

interface Update {
  readonly operation: string;
  readonly isDone: (now: FunctionConfiguration) => boolean;
  readonly send: () => Promise<unknown>;
}

const ATTEMPTS = 5;

/**
 * Changes a function, and waits for the change. A conflict means that Lambda works at it still: for another deployment, or
 * for this very request, whose answer was lost; then it is looked at before anything is sent again.
 */
async function update(
  lambda: LambdaClient,
  { functionArn, functionName }: DeployedFunction,
  { operation, isDone, send }: Update,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (isDone(await settledFunction(lambda, functionArn))) return;
    const isSent = await lambdaCall(operation, functionArn, async () => {
      try {
        await untilRoleWorks(send);
        return true;
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS) throw error;
        return false;
      }
    });
    if (!isSent) continue;
    refuseFailed(functionName, await settledFunction(lambda, functionArn));
    return;
  }
}

async function archiveOf(folder: string): Promise<Uint8Array> {
  const names = ["main.mjs", "main.mjs.map"];
  const files = names.map(async (name) => ({ name, content: await readFile(join(folder, name)) }));
  return storedZip(await Promise.all(files));
}

const isConflict = (error: unknown): boolean => /ConflictException$/.test((error as Error).name);

/** What is there already was made by this request, whose answer was lost, or by another deployment, and is brought on. */
async function create(
  lambda: LambdaClient,
  wanted: DeployedFunction,
  ZipFile: Uint8Array,
  { pipelineName, tags, callerAccount }: PutFunction,
): Promise<void> {
  const account = await callerAccount();
  if (account !== accountOf(wanted.functionArn))
    throw new SagewrightError([lambdaElsewhere(wanted.functionArn, account)]);
  const command = new CreateFunctionCommand({
    ...settingsOf(wanted),
    FunctionName: wanted.functionName,
    Code: { ZipFile },
    PackageType: "Zip",
    Tags: { ...tags, [PIPELINE_TAG]: pipelineName },
  });
  await lambdaCall("CreateFunction", wanted.functionArn, async () => {
    try {
      await untilRoleWorks(() => lambda.send(command));
    } catch (error) {
      const present = isConflict(error) ? await presentFunction(lambda, wanted.functionArn) : undefined;
      if (present?.tags[PIPELINE_TAG] !== pipelineName) throw error;
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
  await lambdaCall("CreateAlias", resource, async () => {
    try {
      await lambda.send(new CreateAliasCommand(alias));
    } catch (error) {
      if (!isConflict(error)) throw error;
      await lambdaCall("UpdateAlias", resource, () => lambda.send(new UpdateAliasCommand(alias)));
    }
  });
}
