import { arnOf, type Platform } from "./platform.ts";

/** The SageMaker domains in whose Studio the templates in S3 appear; none where that way into Studio is closed. */
export const studioDomainArns = (platform: Platform): readonly string[] =>
  platform.settings.routes.includes("s3")
    ? [...new Set(platform.settings.studioDomainIds)].map((id) =>
        arnOf(platform, "sagemaker", `domain/${id}`),
      )
    : [];
