import type { Construct } from "constructs";
import { S3BucketCorsConfiguration } from "./bindings.ts";

/**
 * Lets Studio's page read templates from the bucket.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export const studioCors = (scope: Construct, bucket: string): S3BucketCorsConfiguration =>
  new S3BucketCorsConfiguration(scope, "state-bucket-cors", {
    bucket,
    corsRule: [
      {
        allowedOrigins: ["https://*.sagemaker.aws"],
        allowedMethods: ["DELETE", "GET", "HEAD", "POST", "PUT"],
        allowedHeaders: ["*"],
        exposeHeaders: [
          "ETag",
          "x-amz-delete-marker",
          "x-amz-id-2",
          "x-amz-request-id",
          "x-amz-server-side-encryption",
          "x-amz-version-id",
        ],
      },
    ],
  });
