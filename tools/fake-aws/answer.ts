import { type Answer, jsonAnswer, jsonError } from "./protocols/json.ts";
import { queryAnswer, queryError } from "./protocols/query.ts";
import type { Asked } from "./request.ts";
import { ServiceError } from "./service.ts";
import { answerS3, s3Error } from "./services/s3.ts";
import type { World } from "./world.ts";

/** What a request is answered, or an error of the service's own. */
export interface Answered extends Answer {
  readonly error?: string;
}

/** Does what is asked. An error of ours, a bug of the fake, is thrown on. */
export function answerOf(
  asked: Exclude<Asked, { kind: "unknown" }>,
  world: World,
  contentType = "application/x-amz-json-1.1",
  refusal?: ServiceError,
): Answered {
  try {
    if (refusal !== undefined) throw refusal;
    if (asked.kind === "s3") return answerS3(asked.operation, asked.request, world);
    const { service, operation, input } = asked;
    const output = service.operations[operation]?.(input as never, world) ?? {};
    return service.protocol === "json"
      ? jsonAnswer(output, contentType)
      : queryAnswer(operation, output, service.key);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { ...errorAnswer(asked, error, contentType), error: error.name };
  }
}

function errorAnswer(
  asked: Exclude<Asked, { kind: "unknown" }>,
  error: ServiceError,
  contentType: string,
): Answer {
  if (asked.kind === "s3") return s3Error(error, asked.request.method);
  return asked.service.protocol === "json"
    ? jsonError(error, contentType)
    : queryError(error, asked.service.key);
}
