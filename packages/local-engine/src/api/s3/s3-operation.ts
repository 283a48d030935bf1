import type { ApiContext } from "../operation.ts";
import type { S3Target } from "./s3-target.ts";

export type S3Context = Pick<ApiContext, "objects" | "stateDir" | "clock" | "place">;

/** One operation of S3. Throws S3Error. */
export type S3Operation = (
  target: S3Target,
  request: Request,
  context: S3Context,
) => Promise<Response> | Response;
