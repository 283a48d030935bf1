import { ServiceError } from "./service-error.ts";

const NAMES = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Lets through what programs of this machine send. A page of another site, or a name that has been made to lead here, is
 * refused: neither may start jobs on the machine of who looks at it.
 */
export function checkCaller(headers: Headers, port: number): void {
  const hosts = NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const host = headers.get("host") ?? "";
  if (!hosts.includes(host.toLowerCase())) {
    throw refused(`The Host header is "${host}": ask http://127.0.0.1:${port}, with buckets in the path.`);
  }
  const origin = headers.get("origin");
  if (origin !== null && !hosts.map((name) => `http://${name}`).includes(origin.toLowerCase())) {
    throw refused(`Pages of ${origin} may not ask this server.`);
  }
  if (headers.get("sec-fetch-site") === "cross-site")
    throw refused("Pages of other sites may not ask this server.");
}

const refused = (message: string): ServiceError => new ServiceError("AccessDeniedException", message, 403);
