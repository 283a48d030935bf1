import { type CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { awsCall } from "../aws/aws-call.ts";
import { isMissing } from "../aws/missing.ts";

/** Where a log is in CloudWatch. */
export interface LogPlace {
  readonly group: string;
  readonly stream: string;
}

export interface LogLine {
  readonly at: Date;
  readonly text: string;
}

/** Reads a log on from where it has been read to. Nothing where there is no log yet. */
export function logTail(
  logs: CloudWatchLogsClient,
  { group, stream }: LogPlace,
): () => Promise<readonly LogLine[]> {
  let nextToken: string | undefined;
  return async () => {
    const lines: LogLine[] = [];
    for (;;) {
      const page = await readPage(logs, { group, stream }, nextToken);
      for (const { message = "", timestamp = 0 } of page?.events ?? []) {
        const at = new Date(timestamp);
        lines.push(
          ...message
            .replace(/\r?\n$/, "")
            .split(/\r?\n/)
            .map((text) => ({ at, text })),
        );
      }
      const token = page?.nextForwardToken;
      if (token === undefined || token === nextToken) return lines;
      nextToken = token;
    }
  };
}

const readPage = (logs: CloudWatchLogsClient, { group, stream }: LogPlace, nextToken: string | undefined) =>
  awsCall({ action: "logs:GetLogEvents", resource: `log-group:${group}:log-stream:${stream}` }, async () => {
    try {
      return await logs.send(
        new GetLogEventsCommand({
          logGroupName: group,
          logStreamName: stream,
          startFromHead: true,
          ...(nextToken !== undefined && { nextToken }),
        }),
      );
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
