import { metadataKeyInvalid, metadataTooLong, propertyMissing, versionUnknown } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { MAX_METADATA_CHARACTERS } from "../../limits.ts";
import { charactersBeyond } from "../characters-beyond.ts";
import { DEFINITION_VERSION } from "../definition.ts";
import { checkValue } from "./expressions.ts";
import type { Place } from "./known.ts";
import { checkKeys, listMember, objectMember, textMember, wrongValue } from "./members.ts";
import { below, here, type Report } from "./report.ts";

const KEYS = ["Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"];
const CONFIGS = {
  PipelineExperimentConfig: ["ExperimentName", "TrialName"],
  MlflowConfig: ["MlflowResourceArn", "MlflowExperimentName"],
} as const;
const METADATA_KEY = /^[A-Za-z0-9\-_]{1,128}$/;

/** The keys of the document but for parameters and steps. */
export function checkDocument(definition: JsonObject, report: Report): void {
  checkKeys(definition, KEYS, report);
  const version = textMember(definition, "Version", "The version", report);
  if (version !== undefined && version !== DEFINITION_VERSION) {
    report.issues.push(versionUnknown(["Version"], DEFINITION_VERSION));
  }
  const metadata = objectMember(definition, "Metadata", report);
  if (metadata) below(report, "Metadata", () => checkMetadata(metadata, report));
  if (definition.Steps === undefined) report.issues.push(propertyMissing([], "Steps"));
  else listMember(definition, "Steps", report);
}

function checkMetadata(metadata: JsonObject, report: Report): void {
  for (const [key, value] of Object.entries(metadata)) {
    if (!METADATA_KEY.test(key)) report.issues.push(metadataKeyInvalid(here(report, key), key));
    if (typeof value !== "string") {
      report.issues.push(wrongValue(value, "String", "Metadata", report, key));
      continue;
    }
    const characters = charactersBeyond(value, MAX_METADATA_CHARACTERS);
    if (characters !== undefined) report.issues.push(metadataTooLong(here(report, key), characters));
  }
}

/** The two configurations whose values may be expressions; null switches them off. */
export function checkConfigs(definition: JsonObject, place: Place, report: Report): void {
  for (const [key, known] of Object.entries(CONFIGS)) {
    if (definition[key] === null) continue;
    const config = objectMember(definition, key, report);
    if (config === undefined) continue;
    below(report, key, () => {
      checkKeys(config, known, report);
      checkValue(config, undefined, place, report);
    });
  }
}
