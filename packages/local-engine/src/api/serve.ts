import { LOGS_TARGET, logsService } from "./logs/logs-api.ts";
import type { ApiContext } from "./operation.ts";
import { answerS3 } from "./s3/s3-service.ts";
import type { SageMakerApi } from "./sagemaker-api.ts";
import { type ApiServer, type ServeOptions, serveRoutes } from "./server.ts";
import { jsonAnswer } from "./server-json.ts";
import { answerSts } from "./sts.ts";

/** Serves an engine's API over HTTP, and of other services what its clients need: S3, CloudWatch Logs, STS. Issues: PORT_INVALID, PORT_IN_USE. */
export const serveApi = (api: SageMakerApi, context: ApiContext, options: ServeOptions): Promise<ApiServer> =>
  serveRoutes(
    {
      jsonServices: { SageMaker: api.call, [LOGS_TARGET]: logsService(context) },
      form: (form) => answerSts(form, context.place),
      objects: (request) => answerS3(request, context),
      about: () => jsonAnswer(ABOUT),
    },
    options,
  );

const ABOUT = {
  server: "sagewright",
  service: "SageMaker's API over the runs of this machine",
  example: "aws --endpoint-url <this address> sagemaker list-pipelines --no-sign-request",
};
