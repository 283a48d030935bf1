import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that lets nobody through, and notes where they wanted to go: no test leaves this machine. */
export interface RefusingProxy {
  readonly url: string;
  /** As `host:port`, in the order of the requests. */
  readonly hosts: readonly string[];
  stop(): Promise<void>;
}

export async function startRefusingProxy(): Promise<RefusingProxy> {
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    const { host } = new URL(request.url ?? "/", "http://not-a-proxy-request");
    hosts.push(host);
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    hosts.push(request.url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hosts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
