import type { CommonFault, ServiceFault } from "./error-answer.ts";

/** What goes wrong between a client and the service. */
export type ProxyFault =
  /** The service answers this error and does nothing; in the format of the service that was asked. */
  | CommonFault
  | ServiceFault
  /** The connection is reset before anything is read. Nothing is done. */
  | "reset"
  /** The connection is reset when a part of the request's body is there. Nothing is done. */
  | "reset in request"
  /** It is done; half of the answer comes. */
  | "reset in response"
  /** It is done; nothing of the answer comes. */
  | "lost response"
  /** It is done; the answer comes so many milliseconds late. */
  | { readonly slow: number }
  /** A bit of the body is flipped on its way. */
  | "corrupt request"
  /** A bit of the answer's body is flipped on its way. */
  | "corrupt response";

/** A request, as rules see it. */
export interface ProxyRequest {
  /** See `Asked.operation`. */
  readonly operation: string;
  /** See `Asked.service`. */
  readonly service?: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

export interface FaultRule {
  /** `CreatePipeline`, or a function of the request. */
  readonly on: string | ((request: ProxyRequest) => boolean);
  readonly fault: ProxyFault;
  /** The first of the requests on which it happens, counted from 1. @default 1 */
  readonly nth?: number;
  /** How many of them in a row; `Infinity` for all that follow. @default 1 */
  readonly times?: number;
}

/** Finds the fault of each request: the first rule that fits and is due. Each rule counts the requests that it fits. */
export function faultFinder(rules: readonly FaultRule[]): (request: ProxyRequest) => ProxyFault | undefined {
  const seen = new Map<FaultRule, number>();
  return (request) => {
    let found: ProxyFault | undefined;
    for (const rule of rules) {
      const { on, fault, nth = 1, times = 1 } = rule;
      if (!(typeof on === "string" ? on === request.operation : on(request))) continue;
      const count = (seen.get(rule) ?? 0) + 1;
      seen.set(rule, count);
      if (count >= nth && count < nth + times) found ??= fault;
    }
    return found;
  };
}
