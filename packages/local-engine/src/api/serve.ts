import type { ApiContext } from "./operation.ts";
import type { SageMakerApi } from "./sagemaker-api.ts";
import { type ApiServer, type ServeOptions, serveRoutes } from "./server.ts";
import { jsonAnswer } from "./server-json.ts";

/** Serves an engine's API over HTTP. Issues: PORT_INVALID, PORT_IN_USE. */
export const serveApi = (
  api: SageMakerApi,
  _context: ApiContext,
  options: ServeOptions,
): Promise<ApiServer> =>
  serveRoutes({ jsonServices: { SageMaker: api.call }, about: () => jsonAnswer(ABOUT) }, options);

const ABOUT = {
  server: "sagewright",
  service: "SageMaker's API over the runs of this machine",
  example: "aws --endpoint-url <this address> sagemaker list-pipelines --no-sign-request",
};
