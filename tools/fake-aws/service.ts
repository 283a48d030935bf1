import type { World } from "./world.ts";

/** A service that speaks to its clients in documents: JSON, or a query that is answered in XML. */
export interface Service {
  /** As botocore names it. */
  readonly name: string;
  readonly protocol: "json" | "query";
  /** JSON: what stands before the operation in X-Amz-Target. Query: the version of the API. */
  readonly key: string;
  /** By name. Their arguments are those of the SDK's types: what comes is held against AWS's models afterwards. */
  readonly operations: { readonly [operation: string]: (input: never, world: World) => object };
}

/** What a service answers when it does not do what is asked. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** One page of a list; a token is the place of the next item. */
export function pageOf<T>(
  items: readonly T[],
  token: string | undefined,
  size: number | undefined,
): { readonly items: T[]; readonly next?: string } {
  const start = Number(token ?? 0);
  const end = start + (size ?? PAGE);
  return { items: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}

/** Small, so that clients that forget to ask for more are found out. */
const PAGE = 10;
