import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RecordedCall } from "../../../../tools/infra-checks/botocore-faults.ts";
import { FakeLogs } from "./fake-logs.ts";
import { FakeSageMaker, ServiceError } from "./fake-sagemaker.ts";

/** What goes wrong with the next calls of an operation. */
export type Fault =
  | { readonly error: string; readonly message: string; readonly status?: number }
  /** The request is done, and its answer is lost; of an upload with the operation "PUT done". */
  | "lost response"
  /** The connection ends before anything is done. */
  | "reset"
  /** An answer that is no answer of the service's. */
  | "web page";

export interface FakeAws {
  readonly endpoint: string;
  readonly sagemaker: FakeSageMaker;
  readonly logs: FakeLogs;
  /** By `bucket/key`. */
  readonly objects: Map<string, Uint8Array>;
  readonly calls: RecordedCall[];
  /** S3's, as `PUT bucket/key`. */
  readonly s3Calls: string[];
  /** The account that all buckets belong to; whoever does not say so is refused. */
  bucketOwner: string;
  /** @param operation SageMaker's, or a method of S3's */
  fail(operation: string, fault: Fault, times?: number): void;
  stop(): Promise<void>;
}

/** SageMaker's pipelines and a little of S3 on a port of this machine's own. */
export async function startFakeAws(): Promise<FakeAws> {
  const objects = new Map<string, Uint8Array>();
  const sagemaker = new FakeSageMaker(objects);
  const logs = new FakeLogs();
  const metadata = new Map<string, Record<string, string>>();
  const calls: RecordedCall[] = [];
  const s3Calls: string[] = [];
  const faults: { operation: string; fault: Fault; times: number }[] = [];
  const nextFault = (operation: string): Fault | undefined => {
    const found = faults.find((each) => each.operation === operation && each.times > 0);
    if (found !== undefined) found.times--;
    return found?.fault;
  };

  const answerSageMaker = (operation: string, body: string, response: ServerResponse): void => {
    const fault = nextFault(operation);
    if (fault === "reset") response.destroy();
    else if (fault === "web page")
      response.writeHead(500, { "content-type": "text/html" }).end("<!doctype html>");
    else if (typeof fault === "object") sendError(response, fault.error, fault.message, fault.status);
    else {
      const request = JSON.parse(body);
      try {
        const answer = sagemaker.answer(operation, request);
        calls.push({ operation, request, response: answer });
        if (fault === "lost response") response.destroy();
        else send(response, 200, answer);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        calls.push({ operation, request, error: error.name });
        sendError(response, error.name, error.message);
      }
    }
  };

  const answerLogs = (operation: string, body: string, response: ServerResponse): void => {
    const fault = nextFault(operation);
    if (typeof fault === "object") sendError(response, fault.error, fault.message, fault.status);
    else send(response, 200, logs.answer(operation, JSON.parse(body)));
  };

  const putObject = (
    place: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): void => {
    const checksum = createHash("sha256").update(body).digest("base64");
    if (request.headers["x-amz-checksum-sha256"] !== checksum) {
      sendS3Error(response, "BadDigest", 400);
      return;
    }
    objects.set(place, body);
    metadata.set(place, metadataOf(request));
    if (nextFault("PUT done") === "lost response") response.destroy();
    else response.writeHead(200, { etag: '"e"' }).end();
  };

  const answerS3 = (request: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const { method = "" } = request;
    const place = decodeURIComponent(new URL(request.url ?? "", "http://x").pathname.slice(1));
    s3Calls.push(`${method} ${place}`);
    const isOwner = request.headers["x-amz-expected-bucket-owner"] === fake.bucketOwner;
    const fault = isOwner ? nextFault(method) : NOT_THE_OWNER;
    const object = objects.get(place);
    if (fault === "reset") response.destroy();
    else if (typeof fault === "object") sendS3Error(response, fault.error, fault.status ?? 400);
    else if (method === "PUT") putObject(place, request, body, response);
    else if (object === undefined) sendS3Error(response, "NoSuchKey", 404);
    else {
      response.writeHead(200, { "content-length": String(object.length), ...metadata.get(place) });
      response.end(method === "HEAD" ? undefined : object);
    }
  };

  let fake: FakeAws;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const target = String(request.headers["x-amz-target"] ?? "");
      if (target.startsWith("SageMaker.")) answerSageMaker(target.slice(10), body.toString(), response);
      else if (target.startsWith("Logs_20140328.")) answerLogs(target.slice(14), body.toString(), response);
      else answerS3(request, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  fake = {
    bucketOwner: "444455556666",
    endpoint: `http://127.0.0.1:${port}`,
    sagemaker,
    logs,
    objects,
    calls,
    s3Calls,
    fail: (operation, fault, times = 1) => void faults.push({ operation, fault, times }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

const NOT_THE_OWNER = { error: "AccessDenied", message: "", status: 403 } as const;

const metadataOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("x-amz-meta-") ? [[name, String(value)]] : [],
    ),
  );

function send(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1", ...headers });
  response.end(JSON.stringify(body));
}

const sendError = (response: ServerResponse, error: string, message: string, status = 400): void =>
  send(response, status, { __type: error, message }, { "x-amzn-errortype": error });

function sendS3Error(response: ServerResponse, code: string, status: number): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
