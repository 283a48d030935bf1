import { platformNames } from "@sagewright/core/project";
import { commandText } from "../print/next-commands.ts";
import type { CatalogWork } from "./catalog-work.ts";

/** What outlives a destroy, and how it is removed. */
export interface KeptThing {
  readonly what: string;
  readonly remove: string;
}

export function keptThings({ settings, cloud }: CatalogWork): readonly KeptThing[] {
  const { account, region, bucket } = cloud;
  const { gitSecret } = platformNames(settings, { account, region });
  return [
    {
      what: `the bucket ${bucket}, with the states of all projects, their bundles, and every version of these`,
      remove: `sagewright catalog deploy takes it over again. To remove it, empty it in the console of S3 ("Empty" deletes all versions), then: ${commandText("aws", "s3api", "delete-bucket", "--bucket", bucket, "--region", region)}`,
    },
    {
      what: `the secret ${gitSecret}, for as long as it can be restored: 7 days`,
      remove: `To deploy again before that: ${commandText("aws", "secretsmanager", "delete-secret", "--secret-id", gitSecret, "--force-delete-without-recovery", "--region", region)}`,
    },
    ...(settings.publicImageCache
      ? [
          {
            what: "images that ECR has cached, in repositories ecr-public/…",
            remove: `${commandText("aws", "ecr", "delete-repository", "--force", "--repository-name", "ecr-public/docker/library/node", "--region", region)}`,
          },
        ]
      : []),
  ];
}
