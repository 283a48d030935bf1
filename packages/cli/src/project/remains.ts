import { existsSync } from "node:fs";
import { BatchGetProjectsCommand } from "@aws-sdk/client-codebuild";
import {
  type DescribeProjectOutput,
  ListModelPackageGroupsCommand,
  ListPipelinesCommand,
} from "@aws-sdk/client-sagemaker";
import { DescribeProvisionedProductCommand } from "@aws-sdk/client-service-catalog";
import { type Issue, SagewrightError } from "@sagewright/core";
import { projectNames } from "@sagewright/core/project";
import { accountOf } from "../aws/account-of.ts";
import { awsCall } from "../aws/aws-call.ts";
import { isMissing } from "../aws/missing.ts";
import { displayPath } from "../load/place.ts";
import { projectFolderOf } from "../local-project/places.ts";
import { latestBuild } from "./code-pipeline.ts";
import { templateParameters } from "./describe-project.ts";
import { projectUnseen } from "./issues.ts";
import type { Projects } from "./open-projects.ts";
import { stackOf } from "./project-document.ts";
import { provisionedProductOf } from "./provisioned-product.ts";
import { describeStack } from "./stack-outputs.ts";

/** What a project is made of, noted down before it is deleted. */
export interface Traces {
  readonly stack?: string;
  readonly provisionedProduct?: string;
  /** For people. */
  readonly what: readonly string[];
}

export async function tracesOf(projects: Projects, project: DescribeProjectOutput): Promise<Traces> {
  const { aws } = projects;
  if (aws === undefined) return { what: ["its repository on this machine", "its work folders"] };
  const product = await provisionedProductOf(aws, project).catch((error: unknown) => {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  });
  const stack = stackOf(project, product);
  return {
    ...(stack !== undefined && { stack }),
    ...(product !== undefined && { provisionedProduct: product.id }),
    what: [
      ...(product === undefined ? [] : [`provisioned product ${product.id}`]),
      ...(stack === undefined ? [] : [`stack ${stack}`]),
      "pipelines, registered models and their group, artifact bucket with what is in it, roles, logs",
    ],
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

type Look = readonly [what: string, isThere: () => Promise<boolean>];

/** Looks for each thing that a deleted project was made of. */
export async function lookForRemains(
  projects: Projects,
  project: DescribeProjectOutput,
  traces: Traces,
): Promise<Remains> {
  const found = { gone: [] as string[], remains: [] as string[], unseen: [] as Issue[] };
  for (const [what, isThere] of looksFor(projects, project, traces)) {
    try {
      ((await isThere()) ? found.remains : found.gone).push(what);
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      found.unseen.push(projectUnseen(`Whether the ${what} is gone`, error.issues[0]?.message ?? ""));
    }
  }
  return found;
}

function looksFor(projects: Projects, project: DescribeProjectOutput, traces: Traces): readonly Look[] {
  const { aws, region, sagemaker } = projects;
  if (aws === undefined) {
    const folder = projectFolderOf(projects.local?.stateDir ?? "", project.ProjectId ?? "");
    return [[`folder ${displayPath(folder)}`, async () => existsSync(folder)]];
  }
  const { ProjectName: projectName = "", ProjectId: projectId = "", ProjectArn = "" } = project;
  const names = projectNames({ projectName, projectId }, { account: accountOf(ProjectArn), region });
  const { stack, provisionedProduct } = traces;
  return [
    ...(stack === undefined
      ? []
      : [
          [
            `stack ${stack}`,
            async () =>
              !["DELETE_COMPLETE", undefined].includes((await describeStack(aws, stack))?.StackStatus),
          ] as const,
        ]),
    ...(provisionedProduct === undefined
      ? []
      : [
          [
            `provisioned product ${provisionedProduct}`,
            () => isProvisioned(projects, provisionedProduct),
          ] as const,
        ]),
    [
      `CodePipeline ${names.codePipeline}`,
      async () => (await latestBuild(aws, names.codePipeline)) !== undefined,
    ],
    [
      `CodeBuild project ${names.buildProject}`,
      async () => {
        const call = { action: "codebuild:BatchGetProjects", resource: `project/${names.buildProject}` };
        const request = new BatchGetProjectsCommand({ names: [names.buildProject] });
        return ((await awsCall(call, () => aws.codeBuild.send(request))).projects ?? []).length > 0;
      },
    ],
    [
      `SageMaker pipeline ${names.sagemakerPipeline}`,
      async () => {
        const call = { action: "sagemaker:ListPipelines", resource: "*" };
        const request = new ListPipelinesCommand({
          PipelineNamePrefix: names.sagemakerPipeline,
          MaxResults: 1,
        });
        return ((await awsCall(call, () => sagemaker.send(request))).PipelineSummaries ?? []).length > 0;
      },
    ],
    [
      `model group ${names.modelPackageGroup}`,
      async () => {
        const call = { action: "sagemaker:ListModelPackageGroups", resource: "*" };
        const request = new ListModelPackageGroupsCommand({ NameContains: projectId, MaxResults: 1 });
        return (
          ((await awsCall(call, () => sagemaker.send(request))).ModelPackageGroupSummaryList ?? []).length > 0
        );
      },
    ],
  ];
}

function isProvisioned({ aws }: Projects, Id: string): Promise<boolean> {
  const call = { action: "servicecatalog:DescribeProvisionedProduct", resource: `provisionedproduct/${Id}` };
  return awsCall(call, async () => {
    try {
      await aws?.serviceCatalog.send(new DescribeProvisionedProductCommand({ Id }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  });
}
