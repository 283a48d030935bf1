import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Engine } from "@sagewright/local-engine";
import { clientSettings, regionOf } from "../aws/clients.ts";
import { awsPace, LOCAL_PACE, type Pace } from "../aws/pace.ts";
import type { TargetOptions } from "../commands/target-options.ts";
import { openSagemaker } from "../sagemaker/open-sagemaker.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** Where projects are, and the clients to ask there. */
export interface Projects {
  readonly target: "local" | "aws";
  readonly region: string;
  readonly sagemaker: SageMakerClient;
  /** For requests that must not be repeated before someone has looked: projects have no idempotency tokens. */
  readonly sagemakerOnce: SageMakerClient;
  /** What stands behind a project; nothing does on this machine. */
  readonly aws?: AwsProjectClients;
  /** The records of this machine. */
  readonly local?: { readonly stateDir: string; readonly builds: Engine["projects"]["builds"] };
  readonly pace: Pace;
  close(): Promise<void>;
}

export interface ProjectsOptions extends TargetOptions {
  readonly stateDir?: string;
}

/** Issues: AWS_REGION_MISSING; on this machine those of opening the records. */
export async function openProjects(
  options: ProjectsOptions,
  access: "read" | "change" | "create",
): Promise<Projects> {
  if (options.target === "local") return openLocally(options, access);
  const { awsProjectClients } = await import("./aws-project-clients.ts");
  const settings = clientSettings(options);
  const sagemaker = new SageMakerClient(settings);
  const sagemakerOnce = new SageMakerClient({ ...settings, maxAttempts: 1 });
  const region = await regionOf(sagemaker);
  return {
    target: "aws",
    region,
    sagemaker,
    sagemakerOnce,
    aws: awsProjectClients(options),
    pace: awsPace(),
    close: async () => {},
  };
}

async function openLocally(
  options: ProjectsOptions,
  access: "read" | "change" | "create",
): Promise<Projects> {
  const { target, stateDir } = options;
  const opened = await openSagemaker({ target, ...(stateDir !== undefined && { stateDir }) }, access);
  return {
    target: "local",
    region: opened.region,
    sagemaker: opened.client,
    sagemakerOnce: opened.client,
    ...(opened.target === "local" && {
      local: { stateDir: opened.stateDir, builds: opened.engine.projects.builds },
    }),
    pace: LOCAL_PACE,
    close: () => opened.close(),
  };
}
