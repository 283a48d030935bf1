import type { Issue } from "@sagewright/core";
import type { PlatformSettings } from "@sagewright/core/project";
import { tell } from "../print/output.ts";
import { findTerraform, type Terraform } from "../terraform/find-terraform.ts";
import { LOCK_TIMEOUT } from "../terraform/lock-timeout.ts";
import { terraformEnvironment } from "../terraform/terraform-environment.ts";
import {
  TerraformInterrupted,
  type TerraformSession,
  terraformSession,
} from "../terraform/terraform-session.ts";
import { unlockCommand } from "../terraform/unlock-command.ts";
import { type Adoption, adopt } from "./adopt.ts";
import type { Cloud } from "./cloud.ts";
import { isBucketKept } from "./kept-bucket.ts";
import { GIT_SECRET_ADDRESS, keptSecret } from "./kept-secret.ts";
import { type Backend, findState, type StatePlace } from "./state-place.ts";

/** What a command about the platform starts from. */
export interface CatalogRequest {
  readonly settings: PlatformSettings;
  readonly cloud: Cloud;
  /** The stack's folder. */
  readonly folder: string;
  /** Writes the stack into the folder, with its state here or there. */
  readonly synth: (backend: Backend) => Promise<unknown>;
  /** Where the state is to be in the end. */
  readonly backend: Backend;
  /** What a destroy leaves alone, the platform's bucket before all. */
  readonly kept: readonly [bucket: string, ...others: string[]];
  /** The program that `--terraform` names. */
  readonly terraform?: string | undefined;
  readonly warnings: readonly Issue[];
}

/** The stack, written and initialized where its state is. */
export interface CatalogWork extends CatalogRequest {
  readonly program: Terraform;
  readonly place: StatePlace;
  readonly session: TerraformSession;
  /** From here on something may be changed, and who interrupts it is told so. */
  beginChange(): void;
}

/** What is told of an interrupt. */
export interface StopWords {
  /** While Terraform is at work. */
  readonly stopping: string;
  /** When all has ended: how things stand. */
  readonly stopped: string;
}

const UNCHANGED: StopWords = { stopping: "Stopping Terraform …", stopped: "Nothing was changed." };

/** The name that a person knows a platform by. */
export const platformName = ({ organization, environment }: PlatformSettings): string =>
  `${organization}-${environment}`;

/**
 * Opens the platform for work: finds Terraform and the state, writes the stack, initializes it. Nothing is changed at AWS.
 * The answer of `work` is that of the whole; plans and what else is private are gone afterwards.
 *
 * @param changing what is told of an interrupt once `work` has begun to change something
 * Issues: those of finding Terraform, of the state's place, of Terraform and of AWS.
 */
export async function withCatalog<T>(
  request: CatalogRequest,
  { changing = UNCHANGED, destroys = false }: { readonly changing?: StopWords; readonly destroys?: boolean },
  work: (opened: CatalogWork) => Promise<T>,
): Promise<T> {
  const { cloud, folder, settings } = request;
  const program = await findTerraform(request.terraform);
  const place = await findState(cloud, folder, request.backend);
  const adoptions = destroys ? [] : await whatIsThere(request, place);
  await request.synth(place.at);
  await adopt(folder, adoptions);
  let words = UNCHANGED;
  const tellStopped = (): void => tell(`Stopped. ${words.stopped}`);
  const session = terraformSession({
    terraform: program,
    environment: async () => ({
      ...(destroys ? unusedVariables(settings) : {}),
      ...terraformEnvironment(cloud.aws, await cloud.credentials()),
    }),
    unlock: place.at === "local" ? undefined : (id) => unlockCommand(program, folder, cloud.aws, id),
    onInterrupt: () => tell(words.stopping),
    onIdleInterrupt: () => {
      // A question stands there, and what the terminal shows of Ctrl-C.
      if (process.stderr.isTTY) tell("");
      tellStopped();
    },
  });
  try {
    const beginChange = (): void => {
      words = changing;
    };
    const opened = { ...request, program, place, session, beginChange };
    tell(`Preparing Terraform ${program.version}; the first time it fetches its provider …`);
    await initialize(opened, place.at);
    if (!destroys) await untaintKept(opened);
    return await work(opened);
  } catch (error) {
    if (error instanceof TerraformInterrupted) tellStopped();
    throw error;
  } finally {
    session.close();
  }
}

/** What an earlier platform has left, and this one goes on with. */
async function whatIsThere(
  { cloud, settings, kept: [bucket] }: CatalogRequest,
  place: StatePlace,
): Promise<readonly Adoption[]> {
  const secret = await keptSecret(cloud, settings, place);
  const isKept = await isBucketKept(cloud, place, bucket, settings.stateBucketName !== undefined);
  return [
    ...(isKept ? [{ address: bucket, id: cloud.bucket }] : []),
    ...(secret === undefined ? [] : [{ address: GIT_SECRET_ADDRESS, id: secret }]),
  ];
}

/** A destroy asks for all variables, and uses none of these. */
const unusedVariables = ({ gitCredentials }: PlatformSettings) =>
  gitCredentials === "write-only" ? { TF_VAR_git_username: "unused", TF_VAR_git_password: "unused" } : {};

/**
 * What is kept is never made anew: where an apply failed while it made the bucket, the next one mends it in place. Left as it is,
 * Terraform would refuse every plan.
 */
async function untaintKept({ session, folder, place, kept }: CatalogWork): Promise<void> {
  for (const address of kept.filter((each) => place.state?.tainted.includes(each))) {
    await session.run(["untaint", LOCK_TIMEOUT, address], { folder });
  }
}

/** Sets the folder up for its state's place, whatever it was set up for before; no state is moved by this. */
export async function initialize(
  { session, cloud, folder }: Pick<CatalogWork, "session" | "cloud" | "folder">,
  backend: Backend,
): Promise<void> {
  const configuration =
    backend === "local"
      ? []
      : [
          `bucket=${cloud.bucket}`,
          `region=${cloud.region}`,
          ...(cloud.pathStyle ? ["use_path_style=true"] : []),
        ];
  await session.run(
    [
      "init",
      "-json",
      "-input=false",
      "-reconfigure",
      ...configuration.map((argument) => `-backend-config=${argument}`),
    ],
    { folder, onMessage: () => {} },
  );
}
