import {
  DeleteProjectCommand,
  type DescribeProjectOutput,
  UpdateProjectCommand,
  type UpdateProjectInput,
} from "@aws-sdk/client-sagemaker";
import { sagemakerCall } from "../sagemaker/sagemaker-call.ts";
import type { Projects } from "./open-projects.ts";
import { sendOnce } from "./send-once.ts";

/** Asks for a project to be changed; once, whatever becomes of answers. */
export function sendUpdate(
  projects: Projects,
  before: DescribeProjectOutput,
  request: UpdateProjectInput,
): Promise<void> {
  const call = { action: "sagemaker:UpdateProject", resource: `project/${before.ProjectName}` };
  return sendOnce(projects, before, () =>
    sagemakerCall(projects, call, () => projects.sagemakerOnce.send(new UpdateProjectCommand(request))),
  );
}

/** Asks for a project to be deleted; once, whatever becomes of answers. */
export function sendDeletion(projects: Projects, before: DescribeProjectOutput): Promise<void> {
  const { ProjectName = "" } = before;
  const call = { action: "sagemaker:DeleteProject", resource: `project/${ProjectName}` };
  return sendOnce(projects, before, () =>
    sagemakerCall(projects, call, () =>
      projects.sagemakerOnce.send(new DeleteProjectCommand({ ProjectName })),
    ),
  );
}
