import type { ServiceError } from "../service.ts";

/** An answer before it goes out. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** A document of the SDK's types as JSON 1.x writes it: instants are seconds since 1970. */
export const jsonAnswer = (output: object, type: string): Answer => ({
  status: 200,
  headers: { "content-type": type },
  body: JSON.stringify(wire(output)),
});

export const jsonError = ({ name, message, status }: ServiceError, type: string): Answer => ({
  status,
  headers: { "content-type": type, "x-amzn-errortype": name },
  body: JSON.stringify({ __type: name, message }),
});

function wire(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, wire(item)]));
}
