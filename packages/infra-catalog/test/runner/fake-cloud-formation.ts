import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a custom resource answered. */
export interface ReceivedAnswer {
  readonly contentType: string | undefined;
  readonly bytes: number;
  readonly body: {
    readonly Status: string;
    readonly Reason?: string;
    readonly PhysicalResourceId: string;
    readonly StackId: string;
    readonly RequestId: string;
    readonly LogicalResourceId: string;
    readonly Data?: Readonly<Record<string, string>>;
  };
}

/** The place behind a ResponseURL: a real HTTP server that keeps what it took. */
export interface FakeCloudFormation {
  readonly responseUrl: string;
  readonly answers: readonly ReceivedAnswer[];
  /** Statuses that the next answers get instead of being taken. */
  readonly failures: number[];
  /** `fetch` with the host of the ResponseURL led here. */
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

const HOST = "https://cloudformation-custom-resource-response.example";

/** What must never be seen in a log. */
export const SIGNATURE = "Signature=secret";

export async function fakeCloudFormation(): Promise<FakeCloudFormation> {
  const answers: ReceivedAnswer[] = [];
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const failure = failures.shift();
      const bytes = Buffer.concat(chunks);
      if (failure === undefined) {
        answers.push({
          contentType: request.headers["content-type"],
          bytes: bytes.length,
          body: JSON.parse(bytes.toString()) as ReceivedAnswer["body"],
        });
      }
      response.writeHead(failure ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    responseUrl: `${HOST}/answer?${SIGNATURE}`,
    answers,
    failures,
    fetch: (url, init) => fetch(String(url).replace(HOST, `http://127.0.0.1:${port}`), init),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
