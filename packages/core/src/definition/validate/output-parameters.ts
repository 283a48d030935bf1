import { entryDuplicate, listTooLong, propertyMissing, valueNotOneOf } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { MAX_OUTPUT_PARAMETERS } from "../../limits.ts";
import { checkEntries, checkKeys, listMember, textMember } from "./members.ts";
import { here, type Report } from "./report.ts";

const KEYS = ["OutputName", "OutputType"];
const TYPES = ["String", "Integer", "Float", "Boolean"];

/** What a Lambda or Callback step declares to hand back. */
export function checkOutputParameters(step: JsonObject, report: Report): void {
  const outputs = listMember(step, "OutputParameters", report);
  if (outputs === undefined) return;
  if (outputs.length > MAX_OUTPUT_PARAMETERS) {
    const path = here(report, "OutputParameters");
    report.issues.push(listTooLong(path, "OutputParameters", outputs.length, MAX_OUTPUT_PARAMETERS));
  }
  const names = new Set<string>();
  checkEntries(outputs, "OutputParameters", report, (output) => checkOutput(output, names, report));
}

function checkOutput(output: JsonObject, names: Set<string>, report: Report): void {
  checkKeys(output, KEYS, report);
  for (const key of KEYS) {
    if (output[key] === undefined) report.issues.push(propertyMissing(here(report), key));
  }
  const type = textMember(output, "OutputType", "An output's type", report);
  if (type !== undefined && !TYPES.includes(type)) {
    report.issues.push(valueNotOneOf(here(report, "OutputType"), type, TYPES));
  }
  const name = textMember(output, "OutputName", "An output's name", report);
  if (name === undefined) return;
  if (names.has(name)) report.issues.push(entryDuplicate(here(report, "OutputName"), "OutputName", name));
  names.add(name);
}
