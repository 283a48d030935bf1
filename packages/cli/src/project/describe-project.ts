import {
  DescribeProjectCommand,
  type DescribeProjectOutput,
  type ProjectSummary,
  paginateListProjects,
} from "@aws-sdk/client-sagemaker";
import { nearest, SagewrightError } from "@sagewright/core";
import { isMissing } from "../aws/missing.ts";
import { sagemakerCall } from "../sagemaker/sagemaker-call.ts";
import { projectNotFound } from "./issues.ts";
import type { Projects } from "./open-projects.ts";

/** A project as the service describes it, or nothing where there is none, or none any more. */
export async function findProject(
  projects: Projects,
  ProjectName: string,
): Promise<DescribeProjectOutput | undefined> {
  const call = { action: "sagemaker:DescribeProject", resource: `project/${ProjectName}` };
  return sagemakerCall(projects, call, async () => {
    try {
      const project = await projects.sagemaker.send(new DescribeProjectCommand({ ProjectName }));
      return project.ProjectStatus === "DeleteCompleted" ? undefined : project;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

/** Issue: PROJECT_NOT_FOUND, with names like it. */
export async function describeProject(projects: Projects, name: string): Promise<DescribeProjectOutput> {
  const project = await findProject(projects, name);
  if (project !== undefined) return project;
  const names = (await listProjects(projects, {}).catch(() => [])).map(
    ({ ProjectName }) => ProjectName ?? "",
  );
  const near = nearest(name, names);
  const place = projects.target === "aws" ? `in ${projects.region}` : "on this machine";
  throw new SagewrightError([projectNotFound(name, place, near === undefined ? [] : [near])]);
}

/** All projects, newest first. */
export async function listProjects(
  projects: Projects,
  { nameContains }: { readonly nameContains?: string | undefined },
): Promise<readonly ProjectSummary[]> {
  const request = {
    SortBy: "CreationTime",
    SortOrder: "Descending",
    MaxResults: 100,
    ...(nameContains !== undefined && { NameContains: nameContains }),
  } as const;
  const found: ProjectSummary[] = [];
  await sagemakerCall(projects, { action: "sagemaker:ListProjects", resource: "*" }, async () => {
    for await (const page of paginateListProjects({ client: projects.sagemaker }, request))
      found.push(...(page.ProjectSummaryList ?? []));
  });
  return found;
}

/** Whether something is being done to it. */
export const isUnderWay = (status: string | undefined): boolean =>
  status === "Pending" || (status?.endsWith("InProgress") ?? false);

/** Parameters of a project by the names of its template, whichever kind that is. */
export const templateParameters = (project: DescribeProjectOutput): Readonly<Record<string, string>> => {
  const given =
    project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.Parameters ??
    project.ServiceCatalogProvisioningDetails?.ProvisioningParameters ??
    [];
  return Object.fromEntries(
    given.flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? ""]])),
  );
};
