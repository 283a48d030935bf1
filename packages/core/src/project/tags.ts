import type { ProjectIdentity } from "./names.ts";
import type { PlatformSettings } from "./platform-settings.ts";

/**
 * The tags by which Studio finds what belongs to a project.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-resources.html
 */
export const projectTags = (project: ProjectIdentity & { readonly projectArn: string }) => ({
  "sagemaker:project-name": project.projectName,
  "sagemaker:project-id": project.projectId,
  "sagemaker:project-arn": project.projectArn,
});

/** The tags of everything that a platform deploys: the organization's own, and whose it is. */
export const platformTags = (
  settings: Pick<PlatformSettings, "organization" | "environment" | "owners" | "tags">,
): Readonly<Record<string, string>> => ({
  ...settings.tags,
  "sagewright:organization": settings.organization,
  "sagewright:environment": settings.environment,
  ...(settings.owners.length > 0 && { "sagewright:owners": settings.owners.join(" ").slice(0, 256) }),
});
