import { PUBLIC_IMAGE_CACHE_PREFIX } from "@sagewright/core/project";
import type { Construct } from "constructs";
import { EcrPullThroughCacheRule } from "./bindings.ts";
import type { Platform } from "./platform.ts";

/**
 * The account's cache of public images: SageMaker runs images from ECR only, and function steps run in a public one, of
 * Node. A repository is made when a project's role first pulls from it, and stays when the rule is gone.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const publicImageCache = (
  scope: Construct,
  { settings }: Platform,
): EcrPullThroughCacheRule | undefined =>
  settings.publicImageCache
    ? new EcrPullThroughCacheRule(scope, "public-image-cache", {
        ecrRepositoryPrefix: PUBLIC_IMAGE_CACHE_PREFIX,
        upstreamRegistryUrl: "public.ecr.aws",
      })
    : undefined;
