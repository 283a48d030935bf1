import type { JsonObject } from "@sagewright/core";
import { validationError } from "./service-error.ts";

/** Requests have been validated before; these give their members types. */
export function text(input: JsonObject, member: string): string {
  const value = optionalText(input, member);
  if (value === undefined) throw validationError(`${member} is required.`);
  return value;
}

export function optionalText(input: JsonObject, member: string): string | undefined {
  const value = input[member];
  return typeof value === "string" ? value : undefined;
}

/** What behind the resource type of an ARN is the name; a name is one itself. */
export const nameIn = (input: JsonObject, member: string): string => nameOf(text(input, member));

export const nameOf = (arnOrName: string): string =>
  arnOrName.startsWith("arn:") ? arnOrName.slice(arnOrName.indexOf("/") + 1) : arnOrName;
