import { isObject, type JsonObject } from "../stack-json.ts";
import type { RestOperation } from "./supplement.ts";

const FUNCTIONS = /^\/2015-03-31\/functions(?:\/([^/]+))?(?:\/configuration)?\/?$/;

/** moto forgets where a function logs to. */
export function lambdaLogging(): RestOperation {
  const logging = new Map<string, unknown>();
  const withLogging = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const inner = isObject(value.Configuration) ? { Configuration: withLogging(value.Configuration) } : {};
    const LoggingConfig = logging.get(String(value.FunctionName));
    return { ...value, ...inner, ...(LoggingConfig === undefined ? {} : { LoggingConfig }) };
  };
  return async ({ method, url }, body, ask) => {
    const [path, name] = FUNCTIONS.exec(url.pathname) ?? [];
    if (path === undefined || method === "DELETE") return undefined;
    if (method === "POST" || method === "PUT") {
      const input = JSON.parse(body.toString()) as JsonObject;
      const set = String(input.FunctionName ?? decodeURIComponent(name ?? ""));
      if (input.LoggingConfig !== undefined) logging.set(set, input.LoggingConfig);
    }
    const { status, text } = await ask();
    if (status >= 300 || text === "") return { status, body: text, type: "application/json" };
    return { status, body: JSON.stringify(withLogging(JSON.parse(text))), type: "application/json" };
  };
}
