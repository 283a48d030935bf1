import type { ArtifactBucket } from "./artifact-bucket.ts";
import type { LambdaInvocation } from "./bindings.ts";
import { checkInProject } from "./check-in-project.ts";
import type { Project } from "./project.ts";
import type { SeedAssets } from "./seed-assets.ts";
import { seedFunction } from "./seed-function.ts";
import { seedInvocation } from "./seed-invocation.ts";
import { seedRole } from "./seed-role.ts";

/** Puts the seed code into the repository: by Git, or by a build through the connection that the Lambda starts. */
export function seed(project: Project, assets: SeedAssets, bucket: ArtifactBucket): LambdaInvocation {
  const lambda = seedFunction(project, assets, seedRole(project));
  const checkIn =
    project.settings.seedMethod === "codebuild" ? [checkInProject(project, assets, bucket)] : [];
  return seedInvocation(project, assets, lambda, checkIn);
}
