import { platformNames } from "@sagewright/core/project";
import { placeFlags } from "../aws/place-flags.ts";
import { commandText } from "../print/next-commands.ts";
import type { CatalogWork } from "./catalog-work.ts";
import { GIT_SECRET_ADDRESS, secretCommands } from "./kept-secret.ts";

/** What outlives a destroy, and how it is removed. */
export interface KeptThing {
  readonly what: string;
  readonly remove: string;
}

export function keptThings(
  { settings, cloud }: CatalogWork,
  destroyed: readonly string[],
): readonly KeptThing[] {
  const { account, region, bucket } = cloud;
  const { gitSecret } = platformNames(settings, { account, region });
  const secret = secretCommands(gitSecret, cloud);
  return [
    {
      what: `the bucket ${bucket}, with the states of all projects, their bundles, and every version of these`,
      remove: `sagewright catalog deploy takes it over again. To remove it, empty it in the console of S3 ("Empty" deletes all versions), then: ${commandText("aws", "s3api", "delete-bucket", "--bucket", bucket, ...placeFlags(cloud.aws))}`,
    },
    ...(destroyed.includes(GIT_SECRET_ADDRESS)
      ? [
          {
            what: `the secret ${gitSecret}, for as long as it can be restored: 7 days`,
            remove: `To deploy again before that: ${secret.restore}. To remove it now: ${secret.remove}`,
          },
        ]
      : []),
    ...(settings.publicImageCache
      ? [
          {
            what: "images that ECR has cached, in repositories ecr-public/…",
            remove: `${commandText("aws", "ecr", "delete-repository", "--force", "--repository-name", "ecr-public/docker/library/node", ...placeFlags(cloud.aws))}`,
          },
        ]
      : []),
  ];
}
