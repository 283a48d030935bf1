import { createServer } from "node:http";

/** What a service answers to one call; a text is the name of an error. */
export type AwsAnswer = Readonly<Record<string, unknown>> | string;

export interface AwsServer {
  readonly endpoint: string;
  /** Every call so far: its name and its input. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  close(): Promise<void>;
}

/** Speaks the JSON protocol of AWS's services, with the answers given; each call takes the next one of its name. */
export async function startAwsServer(
  answers: Readonly<Record<string, readonly AwsAnswer[]>>,
): Promise<AwsServer> {
  const calls: { name: string; input: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const name = request.headers["x-amz-target"]?.toString().split(".").at(-1) ?? "";
    const index = calls.filter((call) => call.name === name).length;
    calls.push({ name, input: JSON.parse(Buffer.concat(parts).toString("utf8")) });
    const answer = answers[name]?.[index] ?? "UnknownOperationException";
    const isError = typeof answer === "string";
    response.writeHead(isError ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(isError ? { __type: answer, message: "as the test wants it" } : answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
