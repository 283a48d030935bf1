import { isObject, type JsonObject } from "../stack-json.ts";
import type { RestOperation } from "./supplement.ts";

const FUNCTIONS = /^\/2015-03-31\/functions(?:\/([^/]+))?(?:\/configuration)?\/?$/;
const FORGOTTEN = ["LoggingConfig", "KMSKeyArn"] as const;

/** moto forgets where a function logs to, and its key. */
export function lambdaSettings(): RestOperation {
  const settings = new Map<string, JsonObject>();
  const told = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const inner = isObject(value.Configuration) ? { Configuration: told(value.Configuration) } : {};
    return { ...value, ...inner, ...settings.get(String(value.FunctionName)) };
  };
  return async ({ method, url }, body, ask) => {
    const [path, name] = FUNCTIONS.exec(url.pathname) ?? [];
    if (path === undefined || method === "DELETE") return undefined;
    if (method === "POST" || method === "PUT") {
      const input = JSON.parse(body.toString()) as JsonObject;
      const written = String(input.FunctionName ?? decodeURIComponent(name ?? ""));
      const set = FORGOTTEN.filter((key) => input[key] !== undefined).map((key) => [key, input[key]]);
      settings.set(written, { ...settings.get(written), ...Object.fromEntries(set) });
    }
    const { status, text } = await ask();
    if (status >= 300 || text === "") return { status, body: text, type: "application/json" };
    return { status, body: JSON.stringify(told(JSON.parse(text))), type: "application/json" };
  };
}
