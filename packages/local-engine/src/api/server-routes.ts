import type { JsonObject } from "@sagewright/core";
import { jsonAnswer, jsonBody, limitedBody } from "./server-json.ts";
import { ServiceError, unknownOperation } from "./service-error.ts";

/** A request as it came in. */
export interface ApiRequest {
  /** Fetch's view of it; the body is unread. */
  readonly request: Request;
  /** Path and query as they were sent: `URL` would resolve the dots of an S3 key. */
  readonly target: string;
}

/** A service of AWS that takes JSON documents. */
export type JsonService = (operation: string, input: JsonObject) => Promise<JsonObject>;

/** What answers which requests. */
export interface ApiRoutes {
  /** By what stands before the operation in `X-Amz-Target`. */
  readonly jsonServices: Readonly<Record<string, JsonService>>;
  /** STS speaks in forms: `Action=GetCallerIdentity&Version=…`. */
  readonly form?: (form: URLSearchParams, request: ApiRequest) => Promise<Response> | Response;
  /** S3, which owns all paths. */
  readonly objects?: (request: ApiRequest) => Promise<Response> | Response;
  /** Says what this is. */
  readonly about: () => Response;
}

/** Finds who answers a request, by what is in it: one endpoint serves several services of AWS. */
export async function answer(from: ApiRequest, routes: ApiRoutes): Promise<Response> {
  const { request } = from;
  const target = request.headers.get("x-amz-target");
  if (target !== null) return answerJson(target, request, routes);
  const form = await formOf(from);
  if (form !== undefined && routes.form !== undefined) return routes.form(form, from);
  if (from.target === "/" && request.method === "GET" && !request.headers.has("authorization")) {
    return routes.about();
  }
  if (routes.objects === undefined || form !== undefined) throw notServed();
  return routes.objects(from);
}

async function answerJson(target: string, request: Request, { jsonServices }: ApiRoutes): Promise<Response> {
  const dot = target.indexOf(".");
  const prefix = target.slice(0, dot);
  const service = Object.hasOwn(jsonServices, prefix) ? jsonServices[prefix] : undefined;
  if (service === undefined || request.method !== "POST") throw unknownOperation();
  return jsonAnswer(await service(target.slice(dot + 1), await jsonBody(request)));
}

/** A request that names its `Action` in a form or in the query. */
async function formOf({ request, target }: ApiRequest): Promise<URLSearchParams | undefined> {
  const query = new URLSearchParams(target.split("?")[1] ?? "");
  if (query.has("Action")) return query;
  const type = request.headers.get("content-type") ?? "";
  if (request.method !== "POST" || !type.startsWith("application/x-www-form-urlencoded")) return undefined;
  return new URLSearchParams(new TextDecoder().decode(await limitedBody(request)));
}

const notServed = (): ServiceError =>
  new ServiceError("UnknownOperationException", "This endpoint does not serve such requests.", 404);
