import type { JsonObject } from "@sagewright/core";
import type { ApiContext, Operation } from "../operation.ts";
import { eventsOf } from "./log-events.ts";
import { groupIn, integerIn, invalidParameter, readToken, tokenOf } from "./log-request.ts";
import { type LogStream, streamsOf } from "./log-streams.ts";

const MAX_STREAMS = 50;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export const describeLogStreams: Operation = (input, context) => {
  const group = groupIn(input);
  const { logStreamNamePrefix: prefix = "", orderBy = "LogStreamName", descending = false } = input;
  if (orderBy === "LastEventTime" && prefix !== "") {
    throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const keyOf = ({ name, modified }: LogStream) =>
    orderBy === "LastEventTime" ? `${String(modified).padStart(15, "0")} ${name}` : name;
  const direction = descending === true ? -1 : 1;
  const sorted = streamsOf(group, context, String(prefix))
    .map((stream) => ({ stream, key: keyOf(stream) }))
    .sort((a, b) => (a.key < b.key ? -direction : direction));
  const [after] = input.nextToken === undefined ? [] : readToken(input.nextToken, 1);
  const rest = sorted.filter(
    ({ key }) => after === undefined || (key < after ? -direction : key > after ? direction : 0) > 0,
  );
  const page = rest.slice(0, integerIn(input, "limit", MAX_STREAMS, MAX_STREAMS));
  const last = page.at(-1);
  return {
    logStreams: page.map(({ stream }) => streamDocument(stream, group, context)),
    ...(last === undefined || page.length === rest.length ? {} : { nextToken: tokenOf([last.key]) }),
  };
};

function streamDocument(stream: LogStream, group: string, { place }: ApiContext): JsonObject {
  const { name, start, modified, size } = stream;
  const [first] = eventsOf(stream, {});
  return {
    logStreamName: name,
    creationTime: start,
    ...(first === undefined
      ? {}
      : { firstEventTimestamp: first.timestamp, lastEventTimestamp: modified, lastIngestionTime: modified }),
    arn: `arn:${place.partition ?? "aws"}:logs:${place.region}:${place.accountId}:log-group:${group}:log-stream:${name}`,
    storedBytes: size,
  };
}
