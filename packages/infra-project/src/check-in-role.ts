import { allowConnection } from "./connection.ts";
import { allowKey } from "./encryption.ts";
import { allowLogs, buildLogGroupName } from "./log-group.ts";
import { allowBuildNetwork } from "./network.ts";
import { allow } from "./policy.ts";
import { arnOf, bucketArn, type Project } from "./project.ts";
import { SEED_CODE_PREFIX } from "./seed-assets.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/** What the check-in build may do: read the seed code, and push through the connection. */
export const checkInRole = (project: Project): ServiceRole =>
  serviceRole(project, "check_in_role", {
    name: project.names.checkInRole,
    description: "Check-in of the seed code of one SageMaker project.",
    service: "codebuild.amazonaws.com",
    sourceArns: [arnOf(project, "codebuild", `project/${project.names.checkInProject}`)],
    statements: [
      allowLogs(project, buildLogGroupName(project.names.checkInProject)),
      allowConnection(project, ["GetConnection", "GetConnectionToken", "UseConnection"]),
      allow(
        "ArtifactBucket",
        ["s3:GetBucketLocation", "s3:ListBucket"],
        [bucketArn(project, project.names.artifactBucket)],
      ),
      allow(
        "SeedCode",
        ["s3:GetObject", "s3:GetObjectVersion"],
        [bucketArn(project, `${project.names.artifactBucket}/${SEED_CODE_PREFIX}*`)],
      ),
      ...allowBuildNetwork(project),
      ...allowKey(project),
    ],
  });
