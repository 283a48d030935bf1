import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";

type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] as const;
/** This machine is never behind a proxy: `sagewright serve` is here. */
const HERE = "localhost,127.0.0.1,::1";
/** As many as the SDK's own. */
const MAX_SOCKETS = 50;

/** Proxies that the environment names. */
export const proxiesOf = (environment: Environment = process.env): readonly string[] =>
  VARIABLES.filter((name) => environment[name]);

/**
 * Whether this Node takes the proxy from the environment.
 *
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
export function nodeTakesProxies(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 22 && minor >= 21) || (major === 24 && minor >= 5) || major > 24;
}

/**
 * What has requests go through the proxies of HTTPS_PROXY, HTTP_PROXY and NO_PROXY, which the SDK by itself does not; nothing
 * where there are none. They are agents, not options: for large bodies the SDK makes an agent of its own from options.
 */
export function proxyAgents(environment: Environment = process.env): {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
} {
  if (proxiesOf(environment).length === 0) return {};
  const except = environment.NO_PROXY ?? environment.no_proxy ?? "";
  const proxyEnv = {
    HTTP_PROXY: environment.HTTP_PROXY ?? environment.http_proxy,
    HTTPS_PROXY: environment.HTTPS_PROXY ?? environment.https_proxy,
    NO_PROXY: except === "" ? HERE : `${except},${HERE}`,
  };
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, proxyEnv };
  // To import node:http takes as long as all of a small command, and few are behind a proxy.
  const [http, https] = [process.getBuiltinModule("node:http"), process.getBuiltinModule("node:https")];
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
}
