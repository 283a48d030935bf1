interface Line {
  readonly stream: string;
  readonly timestamp: number;
  readonly message: string;
}

type Request = Readonly<Record<string, unknown>>;

/** As much of CloudWatch Logs as is asked for; lines are found in the order in which they were put. */
export class FakeLogs {
  readonly #groups = new Map<string, Line[]>();

  put(group: string, stream: string, ...messages: readonly string[]): void {
    const lines = this.#groups.get(group) ?? [];
    this.#groups.set(group, lines);
    for (const message of messages)
      lines.push({ stream, timestamp: 1_790_000_000_000 + lines.length * 1000, message });
  }

  answer(
    operation: string,
    { logGroupName, logStreamNamePrefix = "", logStreamName, limit = 99 }: Request,
  ): object {
    const lines = this.#groups.get(String(logGroupName)) ?? [];
    const found = lines.filter(({ stream }) => stream.startsWith(String(logStreamNamePrefix)));
    if (operation === "DescribeLogStreams")
      return {
        logStreams: [...new Set(found.map(({ stream }) => stream))].map((name) => ({ logStreamName: name })),
      };
    const events = found.map((line, index) => ({
      eventId: `${logGroupName}-${line.stream}-${index}`,
      logStreamName: line.stream,
      timestamp: line.timestamp,
      message: line.message,
    }));
    if (operation === "FilterLogEvents") return { events };
    return { events: events.filter((each) => each.logStreamName === logStreamName).slice(-Number(limit)) };
  }
}
