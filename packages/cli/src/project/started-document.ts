import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import type { StartedProjectDocument } from "../documents/project.ts";

/** A project that is not watched any further. */
export const startedDocument = (project: DescribeProjectOutput): StartedProjectDocument => ({
  projectName: project.ProjectName ?? "",
  projectId: project.ProjectId ?? "",
  projectArn: project.ProjectArn ?? "",
  status: project.ProjectStatus ?? "",
});
