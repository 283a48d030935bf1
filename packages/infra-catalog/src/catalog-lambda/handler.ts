import { Logger } from "@aws-lambda-powertools/logger";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { ServiceCatalogClient } from "@aws-sdk/client-service-catalog";
import { SagewrightError, withPermissionPatience } from "@sagewright/core";
import { catalogRequestInvalid } from "../issues.ts";
import { keepObject } from "./keep-object.ts";
import { pause } from "./pause.ts";
import { publishVersion } from "./publish-version.ts";
import { type CatalogRequest, catalogRequestSchema } from "./request.ts";
import { tagDomain } from "./tag-domain.ts";

const logger = new Logger({ serviceName: "catalog" });
const s3 = new S3Client({});
const sagemaker = new SageMakerClient({});
const catalog = new ServiceCatalogClient({});

/**
 * The catalog's function, which its stack calls while Terraform runs. What it throws, Terraform prints.
 *
 * Issues: CATALOG_REQUEST_INVALID, and those of each task.
 */
export async function handler(event: unknown): Promise<object> {
  const request = parse(event);
  logger.info("request", { task: request.task, action: request.tf.action });
  const answer = await withPermissionPatience(() => answerTo(request), pause);
  logger.info("done", { task: request.task, ...answer });
  return answer;
}

function parse(event: unknown): CatalogRequest {
  const parsed = catalogRequestSchema.safeParse(event);
  if (parsed.success) return parsed.data;
  throw new SagewrightError(
    parsed.error.issues.map(({ path, message }) =>
      catalogRequestInvalid(
        path.filter((key) => typeof key !== "symbol"),
        message,
      ),
    ),
  );
}

function answerTo(request: CatalogRequest): Promise<object> {
  switch (request.task) {
    case "keep-object":
      return keepObject(s3, request);
    case "publish-version":
      return publishVersion(catalog, request, pause);
    case "tag-domain":
      return tagDomain(sagemaker, request);
  }
}
