import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Moto, type MotoOptions, startMoto } from "../moto.ts";
import type { JsonObject } from "../stack-json.ts";
import { bucketPolicies } from "./bucket-policy.ts";
import { codeBuild } from "./codebuild.ts";
import { codePipeline } from "./codepipeline.ts";
import { containerRegistry } from "./container-registry.ts";
import { inventory } from "./inventory.ts";
import { lambdaSettings } from "./lambda.ts";
import { sageMaker } from "./sagemaker.ts";
import { serviceCatalog } from "./service-catalog.ts";
import { Refusal, type Supplement } from "./supplement.ts";

/** What moto says of itself. */
export const ACCOUNT = "123456789012";
export const REGION = "us-east-1";

export interface Emulator {
  /** For `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** What lies behind. */
  readonly moto: Moto;
  /** All that is there now, as `<service> <kind> <name>`. */
  inventory(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** moto, with what it lacks for our stacks made up in front of it: see the reason of each supplement. */
export async function startEmulator(options: MotoOptions = {}): Promise<Emulator> {
  const moto = await startMoto(options);
  await moto.echoFunctions();
  const supplements: readonly Supplement[] = [
    codeBuild(),
    codePipeline(),
    containerRegistry(ACCOUNT),
    sageMaker(ACCOUNT, REGION),
    serviceCatalog(ACCOUNT, REGION),
  ];
  const operations = Object.assign(
    {},
    ...supplements.map((one) => one.operations),
  ) as Supplement["operations"];
  const rest = [bucketPolicies(), lambdaSettings()];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const forward = (text: Buffer | string) => ask(moto.endpoint, request, text);
    const call = { method: request.method ?? "GET", url: new URL(request.url ?? "/", moto.endpoint) };
    for (const operation of rest) {
      const answered = await operation(call, body, async () => {
        const { status, bytes } = await forward(body);
        return { status, text: bytes.toString() };
      });
      if (answered !== undefined) return send(response, answered.status, answered.body, answered.type);
    }
    const target = String(request.headers["x-amz-target"] ?? "");
    const operation = operations[target];
    if (operation === undefined) {
      const { status, headers, bytes } = await forward(body);
      response.writeHead(status, headers).end(bytes);
      return;
    }
    try {
      const output = await operation(JSON.parse(body.toString() || "{}") as JsonObject, async (input) => {
        const { status, bytes } = await forward(JSON.stringify(input));
        const answered = JSON.parse(bytes.toString() || "{}") as JsonObject;
        if (status < 300) return answered;
        throw new Refusal(
          String(answered.__type ?? status),
          String(answered.message ?? answered.Message ?? ""),
        );
      });
      send(response, 200, JSON.stringify(output));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(response, 400, JSON.stringify({ __type: error.type, message: error.message }));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    moto,
    inventory: () => inventory(endpoint),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await moto.stop();
    },
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = "application/x-amz-json-1.1",
): void {
  response.writeHead(status, { "content-type": type }).end(body);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Forwarded {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly bytes: Buffer;
}

/** Names of headers that hold for one connection only, or that the body's new length makes wrong. */
const HOP = new Set(["connection", "content-length", "transfer-encoding", "keep-alive", "expect", "host"]);

async function ask(endpoint: string, request: IncomingMessage, body: Buffer | string): Promise<Forwarded> {
  const sent = Object.entries(request.headers).filter(
    (entry): entry is [string, string] => !HOP.has(entry[0]) && typeof entry[1] === "string",
  );
  const { method = "GET" } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  const response = await fetch(`${endpoint}${request.url}`, {
    method,
    headers: Object.fromEntries(sent),
    redirect: "manual",
    ...(hasBody ? { body: typeof body === "string" ? body : new Uint8Array(body) } : {}),
  });
  const headers = [...response.headers].filter(([name]) => !HOP.has(name) && name !== "content-encoding");
  const length = response.headers.get("content-length");
  return {
    status: response.status,
    // The length of what a HEAD request does not carry is an answer in itself.
    headers: Object.fromEntries(
      method === "HEAD" && length !== null ? [...headers, ["content-length", length]] : headers,
    ),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
