import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateProjectCommand,
  type CreateProjectInput,
  type DescribeProjectOutput,
} from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import { askUntilAnswered } from "../aws/ask-until-answered.ts";
import { outcomeUnknown } from "../aws/issues.ts";
import { isThere } from "../aws/missing.ts";
import { whileSent } from "../aws/while-sent.ts";
import { sagemakerCall } from "../sagemaker/sagemaker-call.ts";
import { describeProject, findProject, isUnderWay, templateParameters } from "./describe-project.ts";
import { projectExists, projectLeftRunning } from "./issues.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Projects } from "./open-projects.ts";
import { followCommand, targetFlag } from "./target-flag.ts";

const ATTEMPTS = 6;

/**
 * Asks for a project. The service has no token for this: after an answer that never came it is asked what there is, and
 * a project like the one that was asked for is taken for it. So none is made twice, and none that was made is called a failure.
 *
 * Issues: PROJECT_EXISTS, and those of the call; with OUTCOME_UNKNOWN or PROJECT_LEFT_RUNNING where it could not be asked.
 */
export async function createProject(
  projects: Projects,
  request: CreateProjectInput,
): Promise<DescribeProjectOutput> {
  const name = request.ProjectName ?? "";
  const found = await findProject(projects, name);
  if (found !== undefined) throw new SagewrightError([existing(projects, found)]);
  const follow = followCommand(projects, name);
  const unheard = outcomeUnknown(name, follow);
  return whileSent(unheard, async () => {
    const made = await send(projects, request, unheard);
    const left = projectLeftRunning(name, follow);
    return made ?? askUntilAnswered(projects.pace, left, () => describeProject(projects, name));
  });
}

/** Resolves to the project where it was looked for, as an answer was missing. */
async function send(
  projects: Projects,
  request: CreateProjectInput,
  unheard: Issue,
): Promise<DescribeProjectOutput | undefined> {
  const name = request.ProjectName ?? "";
  const call = { action: "sagemaker:CreateProject", resource: `project/${name}` };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sagemakerCall(projects, call, () =>
        projects.sagemakerOnce.send(new CreateProjectCommand(request)),
      );
      return undefined;
    } catch (error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (!mayRepeat(cause) && !isThere(cause)) throw error;
      const made = await askUntilAnswered(projects.pace, unheard, () => findProject(projects, name));
      // The first attempt cannot have met itself.
      if (made !== undefined && (attempt > 1 || mayRepeat(cause)) && isLike(made, request)) return made;
      if (made !== undefined) throw new SagewrightError([existing(projects, made)], { cause: error });
      if (attempt === ATTEMPTS) throw error;
    }
    await sleep(Math.min(projects.pace.first * 2 ** (attempt - 1), projects.pace.longest));
  }
}

/** Whether a project is what was asked for. */
function isLike(made: DescribeProjectOutput, request: CreateProjectInput): boolean {
  const details = request.ServiceCatalogProvisioningDetails;
  const wanted =
    request.TemplateProviders?.[0]?.CfnTemplateProvider?.Parameters ?? details?.ProvisioningParameters ?? [];
  const has = templateParameters(made);
  return (
    (details === undefined || made.ServiceCatalogProvisioningDetails?.ProductId === details.ProductId) &&
    wanted.every(({ Key = "", Value }) => has[Key] === Value)
  );
}

function existing(
  projects: Projects,
  { ProjectName: name = "", ProjectStatus }: DescribeProjectOutput,
): Issue {
  const status = ProjectStatus ?? "unknown";
  const command = (words: string): string => `sagewright project ${words}${targetFlag(projects)}`;
  if (isUnderWay(ProjectStatus))
    return projectExists(name, status, `Follow it: ${command(`logs ${name} --follow`)}`);
  return status === "CreateFailed"
    ? projectExists(
        name,
        status,
        `See why: ${command(`logs ${name}`)}; take it away: ${command(`delete ${name}`)}; then create it again.`,
      )
    : projectExists(name, status, `Look at it: ${command(`show ${name}`)}; or choose another name.`);
}
