import type { JsonObject, JsonValue } from "@sagewright/core";
import { ServiceError } from "../service-error.ts";

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError("InvalidParameterException", message);

/** By name or ARN. */
export function groupIn(input: JsonObject): string {
  const { logGroupName: name, logGroupIdentifier: identifier } = input;
  if (typeof name === "string" && identifier === undefined) return name;
  if (typeof identifier === "string" && name === undefined) {
    return identifier.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/, "").replace(/:\*$/, "");
  }
  throw invalidParameter("Exactly one of logGroupName and logGroupIdentifier is required.");
}

export function integerIn(input: JsonObject, member: string, byDefault: number, max: number): number {
  const value = input[member] ?? byDefault;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw invalidParameter(
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must have value between 1 and ${max}`,
  );
}

export const timeIn = (input: JsonObject, member: string): number | undefined => {
  const value = input[member];
  return typeof value === "number" ? value : undefined;
};

export const tokenOf = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString("base64url");

/** The parts of a token as text. */
export function readToken(token: JsonValue, size: number): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(token), "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === size) return parts.map(String);
  } catch {
    // Said below.
  }
  throw invalidParameter("The specified nextToken is invalid.");
}
