import { checkInBuildspec } from "@sagewright/seed-lambda";
import type { ArtifactBucket } from "./artifact-bucket.ts";
import { CodebuildProject, Fn, S3Object, TerraformLocal } from "./bindings.ts";
import { buildImage } from "./build-project.ts";
import { checkInRole } from "./check-in-role.ts";
import { buildLogGroupName, logGroup } from "./log-group.ts";
import { buildNetwork } from "./network.ts";
import type { Project } from "./project.ts";
import { inBundle, SEED_CODE_PREFIX, SEED_CODE_ZIP, type SeedAssets } from "./seed-assets.ts";

/** The seed Lambda waits for the build, and may run for 15 minutes. */
const BUILD_TIMEOUT_IN_MINUTES = 10;
const QUEUED_TIMEOUT_IN_MINUTES = 5;

/** The build that pushes the seed code with the connection's credentials, where the platform has none of its own. */
export function checkInProject(
  project: Project,
  assets: SeedAssets,
  bucket: ArtifactBucket,
): CodebuildProject {
  const { stack, names, settings } = project;
  const role = checkInRole(project);
  const logs = logGroup(project, "check_in_logs", buildLogGroupName(names.checkInProject));
  const seedCode = new S3Object(stack, "seed_code", {
    bucket: bucket.name,
    key: `${SEED_CODE_PREFIX}${assets.codeSha256}.zip`,
    source: inBundle(SEED_CODE_ZIP),
    sourceHash: assets.codeSha256,
    contentType: "application/zip",
    // No tags: an object takes ten at most, fewer than platform, project and organization may have together.
    dependsOn: bucket.ready,
  });
  return new CodebuildProject(stack, "check_in_project", {
    name: names.checkInProject,
    description: "Checks the seed code of a project in.",
    serviceRole: role.arn,
    buildTimeout: BUILD_TIMEOUT_IN_MINUTES,
    queuedTimeout: QUEUED_TIMEOUT_IN_MINUTES,
    ...(settings.kmsKeyArn !== undefined && { encryptionKey: settings.kmsKeyArn }),
    artifacts: { type: "NO_ARTIFACTS" },
    source: {
      type: "S3",
      location: `${bucket.name}/${seedCode.key}`,
      buildspec: checkInBuildspec(),
    },
    environment: buildImage({ CLONE_URL: cloneUrl(project) }),
    logsConfig: { cloudwatchLogs: { groupName: logs.name } },
    ...buildNetwork(project),
    tags: project.tags,
    dependsOn: role.ready,
  });
}

/**
 * URL of the repository at the connection, whose ARN says service, region, account and id.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/tutorials-github-gitclone.html
 */
function cloneUrl({ stack, variables, place, repositoryFullName }: Project): string {
  const parts = Fn.split(":", variables.connectionArn);
  const part = (index: number): string => Fn.element(parts, index) as string;
  const [service, region, account] = [part(2), part(3), part(4)];
  const host = `${service}.${region}.${place.dnsSuffix}`;
  const id = new TerraformLocal(stack, "connection_id", Fn.trimprefix(part(5), "connection/")).asString;
  return `https://${host}/git-http/${account}/${region}/${id}/${repositoryFullName}.git`;
}
