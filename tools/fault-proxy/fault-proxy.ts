import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { askedOf, type Format, isForm } from "./asked.ts";
import { errorAnswer } from "./error-answer.ts";
import { type FaultRule, faultFinder, type ProxyFault, type ProxyRequest } from "./fault.ts";

/** A request that came, and what became of it. */
export interface SeenRequest extends ProxyRequest {
  readonly fault?: ProxyFault;
  /** What the service behind answered; nothing where it was not asked. */
  status?: number;
}

export interface FaultProxy {
  /** `http://127.0.0.1:port`, for `--endpoint-url` and `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly requests: SeenRequest[];
  /** Rules may be added while the proxy runs. */
  readonly rules: FaultRule[];
  stop(): Promise<void>;
}

export interface FaultProxyOptions {
  /** Names the target in the Host header, for a server that wants to be called by its own name; signatures no longer hold. */
  readonly asTarget?: boolean;
}

/**
 * Stands on loopback in front of an endpoint and makes go wrong what the rules say; all else passes as it is.
 *
 * @param target such as `http://127.0.0.1:5000`
 */
export async function startFaultProxy(
  target: string,
  rules: readonly FaultRule[] = [],
  { asTarget = false }: FaultProxyOptions = {},
): Promise<FaultProxy> {
  const ours = [...rules];
  const faultOf = faultFinder(ours);
  const requests: SeenRequest[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = { method: request.method ?? "", path: request.url ?? "/", headers: request.headers };
    const form = isForm(head) ? await buffer(request) : undefined;
    const asked = askedOf(head, form?.toString());
    const { format, ...what } = asked;
    const seen = { ...what, method: head.method, path: head.path };
    const fault = faultOf(seen);
    const entry: SeenRequest = { ...seen, ...(fault !== undefined && { fault }) };
    requests.push(entry);
    if (fault === "reset") return reset(request);
    if (fault === "reset in request") return resetInBody(request, form);
    const isRefusal = isAnswer(fault);
    const body = form ?? (await buffer(request));
    if (isRefusal) return answer(response, fault, format, head.method);
    const behind = await forward(
      target,
      request,
      fault === "corrupt request" ? flipped(body) : body,
      asTarget,
    );
    entry.status = behind.status;
    if (fault === "lost response") return reset(request);
    if (typeof fault === "object" && "slow" in fault) await sleep(fault.slow);
    response.writeHead(behind.status, behind.headers);
    if (fault === "reset in response") {
      response.flushHeaders();
      response.write(behind.body.subarray(0, behind.body.length / 2), () => reset(request));
      return;
    }
    response.end(fault === "corrupt response" ? flipped(behind.body) : behind.body);
  };

  const server = createServer((request, response) => {
    // A client that hangs up early is none of ours.
    request.on("error", () => {});
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    rules: ours,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Refusal = Parameters<typeof errorAnswer>[0];

const REFUSALS: ReadonlySet<unknown> = new Set<Refusal>([
  "throttled",
  "internal error",
  "unavailable",
  "expired credentials",
  "clock skew",
  "web page",
]);

const isAnswer = (fault: ProxyFault | undefined): fault is Refusal =>
  REFUSALS.has(fault) || (typeof fault === "object" && "error" in fault);

function answer(response: ServerResponse, fault: Refusal, format: Format, method: string): void {
  const { status, headers, body } = errorAnswer(fault, format, method);
  response.writeHead(status, headers).end(body);
}

/** As a machine that is gone: not even an orderly end. */
const reset = ({ socket }: IncomingMessage): void => {
  socket.resetAndDestroy();
};

function resetInBody(request: IncomingMessage, form: Buffer | undefined): void {
  if (form !== undefined) {
    reset(request);
    return;
  }
  request.once("data", () => reset(request));
  // A request without a body has no middle.
  request.once("end", () => reset(request));
}

function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = Math.floor(copy.length / 2);
  if (copy.length > 0) copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

interface Behind {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Asks the service with the request's own head, so that its signature holds. */
function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  asTarget: boolean,
): Promise<Behind> {
  return new Promise((resolve, reject) => {
    const { "transfer-encoding": _, expect: __, ...kept } = headers;
    const to = new URL(target);
    const sent = httpRequest(
      {
        host: to.hostname,
        port: to.port,
        path: url,
        method,
        agent: false,
        headers: {
          ...kept,
          ...(asTarget && { host: to.host }),
          connection: "close",
          ...(body.length > 0 && { "content-length": body.length }),
        },
      },
      (response) => {
        const { "transfer-encoding": ___, connection, ...more } = response.headers;
        buffer(response).then((read) => {
          const length = method === "HEAD" ? {} : { "content-length": String(read.length) };
          resolve({ status: response.statusCode ?? 502, headers: { ...more, ...length }, body: read });
        }, reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
