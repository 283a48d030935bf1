import { createServer, type IncomingHttpHeaders, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { WireCall } from "../../../../tools/infra-checks/wire-faults.ts";

/** A proxy that writes down what goes through it, by the service that was asked. */
export interface Recording {
  readonly endpoint: string;
  readonly calls: ReadonlyMap<string, readonly WireCall[]>;
  close(): Promise<void>;
}

export async function record(target: string): Promise<Recording> {
  const calls = new Map<string, WireCall[]>();
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const { method = "GET", url = "/" } = incoming;
    const headers = { ...textOf(incoming.headers), host: new URL(target).host };
    const forwarded = send(target, { method, path: url, headers }, async (answer) => {
      const content = await buffer(answer);
      const named = nameOf(method, url, headers, body.toString());
      if (named !== undefined) {
        const list = calls.get(named.service) ?? [];
        calls.set(named.service, list);
        list.push({
          operation: named.operation,
          request: { method, path: url, headers, body: body.toString() },
          response: {
            status: answer.statusCode ?? 0,
            headers: textOf(answer.headers),
            body: content.toString(),
          },
        });
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
    });
    forwarded.on("error", () => outgoing.destroy());
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const SERVICES: Readonly<Record<string, string>> = { SageMaker: "sagemaker", Logs_20140328: "logs" };

function nameOf(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): { readonly service: string; readonly operation: string } | undefined {
  const [prefix = "", operation = ""] = (headers["x-amz-target"] ?? "").split(".");
  const service = SERVICES[prefix];
  if (service !== undefined) return { service, operation };
  const action = new URLSearchParams(body).get("Action");
  if (action !== null) return { service: "sts", operation: action };
  const [folders = "", query = ""] = path.split("?");
  const level = folders.split("/").filter((folder) => folder !== "").length;
  const sub = ["uploads", "uploadId", "list-type"].find((name) => new URLSearchParams(query).has(name)) ?? "";
  const named = S3[`${method} ${Math.min(level, 2)} ${sub}`.trim()];
  return named === undefined ? undefined : { service: "s3", operation: named };
}

const S3: Readonly<Record<string, string>> = {
  "GET 0": "ListBuckets",
  "PUT 1": "CreateBucket",
  "HEAD 1": "HeadBucket",
  "GET 1 list-type": "ListObjectsV2",
  "GET 1 uploads": "ListMultipartUploads",
  "GET 2 uploadId": "ListParts",
  "PUT 2": "PutObject",
  "HEAD 2": "HeadObject",
  "GET 2": "GetObject",
  "DELETE 2": "DeleteObject",
  "POST 2 uploads": "CreateMultipartUpload",
  "PUT 2 uploadId": "UploadPart",
  "POST 2 uploadId": "CompleteMultipartUpload",
  "DELETE 2 uploadId": "AbortMultipartUpload",
};

const textOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
