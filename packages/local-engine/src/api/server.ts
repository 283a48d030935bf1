import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { SagewrightError } from "@sagewright/core";
import { checkCaller } from "./loopback.ts";
import { portInUse, portInvalid } from "./server-issues.ts";
import { errorAnswer } from "./server-json.ts";
import { type ApiRoutes, answer } from "./server-routes.ts";

/** One request that was answered. */
export interface RequestRecord {
  /** `SageMaker.CreatePipeline`, or method and path. */
  readonly what: string;
  /** 499 where the client went before it had sent all. */
  readonly status: number;
  readonly milliseconds: number;
  /** What went wrong, in its own words; also what clients are not told. */
  readonly error?: unknown;
}

export interface ServeOptions {
  /** 0 takes one that is free. @default 4747 */
  readonly port?: number;
  readonly onRequest?: (record: RequestRecord) => void;
}

/** A server that listens. */
export interface ApiServer {
  /** `http://127.0.0.1:4747` */
  readonly endpoint: string;
  readonly port: number;
  /** Answers what has been asked, and takes no more. */
  close(): Promise<void>;
}

export const DEFAULT_PORT = 4747;

/** `localhost` may mean either. */
const HOSTS = ["127.0.0.1", "::1"];

/** What nginx calls it; nobody is told. */
const CLIENT_GONE = 499;

/** How long a request may go on after `close()`, in milliseconds. */
const CLOSE_PATIENCE = 2000;

/**
 * Serves routes on this machine's own addresses only. Signatures are not checked: whoever may run programs here may ask.
 * Issues: PORT_INVALID, PORT_IN_USE.
 */
export async function serveRoutes(routes: ApiRoutes, options: ServeOptions = {}): Promise<ApiServer> {
  const { port = DEFAULT_PORT, onRequest } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SagewrightError([portInvalid(port)]);
  const listener = await listenerOf(routes, onRequest);
  const servers: Server[] = [];
  let taken = port;
  try {
    for (const host of HOSTS) {
      const server = await listen(listener, host, taken);
      if (server === undefined) continue;
      servers.push(server);
      taken = (server.address() as AddressInfo).port;
    }
  } catch (error) {
    await Promise.all(servers.map(closed));
    throw error;
  }
  return {
    endpoint: `http://127.0.0.1:${taken}`,
    port: taken,
    async close() {
      await Promise.all(servers.map(closed));
    },
  };
}

/** Loaded only now: most commands serve nothing. */
async function listenerOf(routes: ApiRoutes, onRequest: ServeOptions["onRequest"]): Promise<RequestListener> {
  const [{ Hono }, { getRequestListener }] = await Promise.all([import("hono"), import("@hono/node-server")]);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("*", async ({ req, env: { incoming } }) => {
    const start = performance.now();
    const request = req.raw;
    const target = incoming.url ?? "/";
    let response: Response;
    let failure: { readonly error?: unknown } = {};
    try {
      checkCaller(request.headers, incoming.socket.localPort ?? 0);
      response = await answer({ request, target }, routes);
    } catch (error) {
      failure = { error };
      response = errorAnswer(error);
    }
    const isGone = incoming.destroyed && !incoming.complete;
    onRequest?.({
      // Without the query, which may hold a signature.
      what: request.headers.get("x-amz-target") ?? `${request.method} ${target.split("?")[0]}`,
      status: isGone ? CLIENT_GONE : response.status,
      milliseconds: performance.now() - start,
      ...(isGone ? {} : failure),
    });
    return response;
  });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}

/** Undefined when this machine lacks the address. */
function listen(listener: RequestListener, host: string, port: number): Promise<Server | undefined> {
  const server = createServer({ keepAliveTimeout: 5000 }, listener);
  const { promise, resolve, reject } = Promise.withResolvers<Server | undefined>();
  server.once("error", (error) => {
    const code = "code" in error ? error.code : undefined;
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") resolve(undefined);
    else if (code === "EADDRINUSE") reject(new SagewrightError([portInUse(port)]));
    else if (code === "EACCES") reject(new SagewrightError([portInvalid(port)]));
    else reject(error);
  });
  server.listen(port, host, () => resolve(server));
  return promise;
}

function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE);
  server.close(() => {
    clearTimeout(impatient);
    resolve();
  });
  server.closeIdleConnections();
  return promise;
}
