import {
  entryDuplicate,
  propertyFileOutputUnknown,
  propertyFilePathUpwards,
  propertyFileProducer,
  propertyFileReference,
  propertyFileUndeclared,
  propertyMissing,
  stepReadTooEarly,
  stepUnknown,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { parseGetPath, propertyFileOf } from "../get-path.ts";
import type { Place } from "./known.ts";
import { checkEntries, checkKeys, listMember, textMember } from "./members.ts";
import { UPWARDS } from "./processing-paths.ts";
import { here, type Report } from "./report.ts";

const KEYS = ["PropertyFileName", "OutputName", "FilePath"] as const;

/** The declarations of a Processing step: complete, unique, and in an output that goes to S3. */
export function checkPropertyFiles(step: JsonObject, report: Report): void {
  const files = listMember(step, "PropertyFiles", report);
  if (files === undefined) return;
  const outputs = s3Outputs(step);
  const names = new Set<string>();
  checkEntries(files, "PropertyFiles", report, (file) => checkPropertyFile(file, outputs, names, report));
}

function checkPropertyFile(
  file: JsonObject,
  outputs: readonly string[] | undefined,
  names: Set<string>,
  report: Report,
): void {
  checkKeys(file, KEYS, report);
  const [name, output, path] = KEYS.map((key) => {
    if (file[key] === undefined) report.issues.push(propertyMissing(here(report), key));
    return textMember(file, key, `${key} of a property file`, report);
  });
  if (name !== undefined) {
    if (names.has(name)) {
      report.issues.push(entryDuplicate(here(report, "PropertyFileName"), "PropertyFileName", name));
    }
    names.add(name);
  }
  if (path !== undefined && UPWARDS.test(path))
    report.issues.push(propertyFilePathUpwards(here(report, "FilePath"), path));
  if (output !== undefined && outputs !== undefined && !outputs.includes(output)) {
    report.issues.push(propertyFileOutputUnknown(here(report, "OutputName"), output, outputs));
  }
}

/** Names of the outputs that are written to S3; `undefined` when a name is only known at run time. */
function s3Outputs(step: JsonObject): readonly string[] | undefined {
  const config = isJsonObject(step.Arguments) ? step.Arguments.ProcessingOutputConfig : undefined;
  const outputs = isJsonObject(config) ? config.Outputs : undefined;
  if (!Array.isArray(outputs)) return [];
  const written = outputs.filter(isJsonObject).filter((output) => output.S3Output !== undefined);
  const names = written.map((output) => output.OutputName);
  return names.some(isExpression) ? undefined : names.filter((name) => typeof name === "string");
}

/** The `PropertyFile` of a JsonGet: a Get of a file that a Processing step declares. */
export function checkPropertyFileGet(value: JsonValue, place: Place, report: Report): void {
  const text = isExpression(value) && "Get" in value ? value.Get : undefined;
  const get = typeof text === "string" ? parseGetPath(text) : undefined;
  const name = get && propertyFileOf(get);
  if (get?.root !== "Steps" || name === undefined) {
    report.issues.push(propertyFileReference(here(report)));
    return;
  }
  const step = place.steps.get(get.step);
  if (!place.afterSteps) report.issues.push(stepReadTooEarly(here(report), get.step));
  else if (step === undefined) report.issues.push(stepUnknown(here(report), get.step, place.steps.keys()));
  else if (step.Type !== "Processing") {
    // A type that is no text is reported where it stands, and has no name to be written here.
    if (typeof step.Type === "string")
      report.issues.push(propertyFileProducer(here(report), get.step, step.Type));
  } else {
    const files = Array.isArray(step.PropertyFiles) ? step.PropertyFiles : [];
    const declared = files.filter(isJsonObject).map((file) => file.PropertyFileName);
    if (declared.includes(name)) return;
    const names = declared.filter((known) => typeof known === "string");
    report.issues.push(propertyFileUndeclared(here(report), get.step, name, names));
  }
}
