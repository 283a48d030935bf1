import type { ApiContext, Operations } from "../operation.ts";
import type { JsonService } from "../server-routes.ts";
import { unknownOperation } from "../service-error.ts";
import { describeLogStreams } from "./describe-streams.ts";
import { filterLogEvents } from "./filter-events.ts";
import { getLogEvents } from "./get-events.ts";

/** What stands before the operation in `X-Amz-Target`. */
export const LOGS_TARGET = "Logs_20140328";

const OPERATIONS: Operations = {
  DescribeLogStreams: describeLogStreams,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
};

/** CloudWatch Logs over the logs of the jobs that ran, in the groups and streams that SageMaker gives them. */
export const logsService =
  (context: ApiContext): JsonService =>
  async (name, input) => {
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) throw unknownOperation();
    return operation(input, context);
  };
