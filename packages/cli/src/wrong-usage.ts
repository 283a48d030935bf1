import { nearest } from "@sagewright/core";
import type { CommanderError } from "commander";
import { usageInvalid } from "./issues.ts";
import { UsageError } from "./usage-error.ts";

/** What commander says of a command line it does not understand, as an issue with a way on. */
export function wrongUsage(error: CommanderError): UsageError {
  const [first = "", ...suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = suggestion.join(" ").replace(/^\(|\)$/g, "");
  return new UsageError([
    usageInvalid(
      `${first.charAt(0).toUpperCase()}${first.slice(1)}${first.endsWith(".") ? "" : "."}`,
      hint || nearestChoice(first) || "Add --help to see what there is.",
    ),
  ]);
}

const CHOICES = /'([^']*)' is invalid(?: for argument '[^']*')?\. Allowed choices are (.*)\.$/;

function nearestChoice(message: string): string | undefined {
  const [, given, choices] = CHOICES.exec(message) ?? [];
  if (given === undefined || choices === undefined) return undefined;
  const near = nearest(given, choices.split(", "));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
