import {
  type JsonObject,
  type JsonValue,
  MAX_JSON_GET_BYTES,
  SagewrightError,
  type Step,
} from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import { jsonFileUnreadable } from "./engine-issues.ts";
import { processingOutputs } from "./runners/step-outputs.ts";

/** Says what is wrong with the content of a property file, beyond its being JSON; the service knows no such check. */
export type ReportMismatches = (step: string, propertyFile: string, value: JsonValue) => readonly string[];

/** A report that is shown whole holds at most this many bytes. */
const MAX_REPORT_BYTES = 64 * 1024;

/** The text of an object in the local S3, a byte order mark left out. Issue: JSON_FILE_UNREADABLE. */
export function readJsonText(
  uri: string,
  objects: ObjectStore,
  maxBytes: number = MAX_JSON_GET_BYTES,
): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(objects.read(uri, maxBytes));
  } catch (error) {
    throw new SagewrightError([jsonFileUnreadable(uri, problemOf(error))], { cause: error });
  }
}

/** The text of a property file of a finished step, from where its job has put it. */
export function readPropertyFile(
  step: Step,
  file: string,
  properties: JsonObject,
  objects: ObjectStore,
): string {
  const uri = propertyFileUri(step, file, properties);
  if (uri === undefined) {
    const place = `property file "${file}" of step "${step.Name}"`;
    throw new SagewrightError([jsonFileUnreadable(place, "its output has no place in S3.")]);
  }
  return readJsonText(uri, objects);
}

/** Contents of the property files that can be read, are JSON and small enough to be shown. */
export function reportsOf(step: Step, properties: JsonObject, objects: ObjectStore): JsonObject | undefined {
  const reports: Record<string, JsonValue> = {};
  for (const { PropertyFileName } of propertyFilesOf(step)) {
    const uri = propertyFileUri(step, PropertyFileName, properties);
    if (uri === undefined) continue;
    try {
      reports[PropertyFileName] = JSON.parse(readJsonText(uri, objects, MAX_REPORT_BYTES));
    } catch {
      // Whoever reads a value of it fails; the step that wrote it does not.
    }
  }
  return Object.keys(reports).length === 0 ? undefined : reports;
}

/** What is wrong with the first report that has not its shape. */
export function firstMismatch(
  step: string,
  reports: JsonObject,
  mismatches: ReportMismatches,
): string | undefined {
  for (const [report, value] of Object.entries(reports)) {
    const wrong = mismatches(step, report, value);
    if (wrong.length > 0) return `Report "${report}" is not of its shape: ${wrong.join("; ")}.`;
  }
  return undefined;
}

function propertyFileUri(step: Step, file: string, properties: JsonObject): string | undefined {
  const declared = propertyFilesOf(step).find(({ PropertyFileName }) => PropertyFileName === file);
  const output = declared && processingOutputs(properties)[declared.OutputName];
  return typeof output === "string" ? `${output.replace(/\/$/, "")}/${declared?.FilePath}` : undefined;
}

const propertyFilesOf = (step: Step) => (step.Type === "Processing" ? (step.PropertyFiles ?? []) : []);

function problemOf(error: unknown): string {
  if (error instanceof SagewrightError) return error.issues.map((issue) => issue.message).join(" ");
  if (error instanceof TypeError) return "it is not valid UTF-8.";
  return error instanceof Error ? error.message : String(error);
}
