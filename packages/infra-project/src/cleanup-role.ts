import { allowKey } from "./encryption.ts";
import { allowLogs, functionLogGroupName } from "./log-group.ts";
import { allowFunctionNetwork } from "./network.ts";
import { allow } from "./policy.ts";
import { arnOf, type Project, sageMakerArns } from "./project.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/** What the cleanup Lambda may do: end the project's pipeline, and empty its group. */
export const cleanupRole = (project: Project): ServiceRole =>
  serviceRole(project, "cleanup_role", {
    name: project.names.cleanupRole,
    description: "Cleanup of one SageMaker project that is deleted.",
    service: "lambda.amazonaws.com",
    sourceArns: [arnOf(project, "lambda", `function:${project.names.cleanupFunction}`)],
    statements: [
      allowLogs(project, functionLogGroupName(project.names.cleanupFunction)),
      allow(
        "Pipeline",
        [
          "sagemaker:DeletePipeline",
          "sagemaker:DescribePipelineExecution",
          "sagemaker:ListPipelineExecutions",
          "sagemaker:StopPipelineExecution",
        ],
        [
          ...sageMakerArns(project, "pipeline", project.names.sagemakerPipeline),
          ...sageMakerArns(project, "pipeline", project.names.sagemakerPipeline, "/execution/*"),
        ],
      ),
      allow(
        "Models",
        ["sagemaker:DeleteModelPackage", "sagemaker:ListModelPackages"],
        [
          ...sageMakerArns(project, "model-package-group", project.names.modelPackageGroup),
          ...sageMakerArns(project, "model-package", project.names.modelPackageGroup, "/*"),
        ],
      ),
      ...allowFunctionNetwork(project),
      ...allowKey(project),
    ],
  });
