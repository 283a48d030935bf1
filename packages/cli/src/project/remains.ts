import { existsSync } from "node:fs";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import type { Issue } from "@sagewright/core";
import type { PlatformSettings } from "@sagewright/core/project";
import { accountOf } from "../aws/account-of.ts";
import { inParallel } from "../in-parallel.ts";
import { displayPath } from "../load/place.ts";
import { projectFolderOf } from "../local-project/places.ts";
import type { Look } from "./aws-looks.ts";
import { templateParameters } from "./describe-project.ts";
import type { Projects } from "./open-projects.ts";
import { provisionedProductOf, stackOf } from "./provisioned-product.ts";
import { unseenOf } from "./unseen-of.ts";

/** What a project is made of, noted down before it is deleted. */
export interface Traces {
  readonly stack?: string;
  readonly provisionedProduct?: string;
  /** Whose runner keeps a claim on the project, where that is known. */
  readonly settings?: PlatformSettings | undefined;
  /** For people. */
  readonly what: readonly string[];
  /** What could not be noted down, and so is not looked for. */
  readonly unseen: readonly Issue[];
}

export async function tracesOf(
  projects: Projects,
  project: DescribeProjectOutput,
  settings: PlatformSettings | undefined,
): Promise<Traces> {
  const { aws } = projects;
  if (aws === undefined) return { what: ["its repository on this machine", "its work folders"], unseen: [] };
  const unseen: Issue[] = [];
  const product = await provisionedProductOf(aws, project).catch((error: unknown) => {
    unseen.push(unseenOf("Whether the provisioned product and its stack are gone", error));
    return undefined;
  });
  const stack = stackOf(project, product);
  return {
    ...(stack !== undefined && { stack }),
    ...(product !== undefined && { provisionedProduct: product.id }),
    settings,
    what: [
      ...(product === undefined ? [] : [`provisioned product ${product.id}`]),
      ...(stack === undefined ? [] : [`stack ${stack}`]),
      "pipelines, registered models and their group, artifact bucket with what is in it, roles, logs",
    ],
    unseen,
  };
}

/** What stays on purpose: docs/platform.md, Deleting. */
export function keptOf({ local }: Projects, project: DescribeProjectOutput): readonly string[] {
  if (local !== undefined)
    return [
      `the records of runs and models in ${displayPath(local.stateDir)}`,
      "every clone of the repository",
    ];
  const url = templateParameters(project).RepositoryUrl;
  return [
    `the repository at the Git host${url === undefined ? "" : ` (${url})`}`,
    "old versions of the state in the platform's bucket",
    "endpoints and whatever else was made beside the project",
  ];
}

export interface Remains {
  readonly gone: readonly string[];
  readonly remains: readonly string[];
  readonly unseen: readonly Issue[];
}

/** Looks for each thing that a deleted project was made of. */
export async function lookForRemains(
  projects: Projects,
  project: DescribeProjectOutput,
  traces: Traces,
): Promise<Remains> {
  const looks = await looksFor(projects, project, traces);
  const seen = await inParallel(looks, AT_ONCE, async ([what, isThere]) => {
    try {
      return { what, isThere: await isThere() };
    } catch (error) {
      return { issue: unseenOf(`Whether the ${what} is gone`, error) };
    }
  });
  return {
    gone: seen.flatMap(({ what, isThere }) => (what !== undefined && !isThere ? [what] : [])),
    remains: seen.flatMap(({ what, isThere }) => (what !== undefined && isThere ? [what] : [])),
    unseen: [...traces.unseen, ...seen.flatMap(({ issue }) => issue ?? [])],
  };
}

const AT_ONCE = 8;

async function looksFor(
  projects: Projects,
  project: DescribeProjectOutput,
  traces: Traces,
): Promise<readonly Look[]> {
  const { ProjectName: projectName = "", ProjectId: projectId = "", ProjectArn = "" } = project;
  if (projects.aws !== undefined) {
    const { awsLooks } = await import("./aws-looks.ts");
    const account = accountOf(ProjectArn);
    return awsLooks(projects.aws, projects, { projectName, projectId, account, ...traces });
  }
  const folder = projectFolderOf(projects.local?.stateDir ?? "", projectId);
  return [[`folder ${displayPath(folder)}`, async () => existsSync(folder)]];
}
