import { localPathOutside, localPathShared } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { checkUnique, eachEntry } from "./entries.ts";
import { here, type Report } from "./report.ts";

const PROCESSING_ROOT = "/opt/ml/processing/";
/** A path that leaves its folder, or goes through one that it leaves again. */
export const UPWARDS = /(?:^|\/)\.\.(?:\/|$)/;

/**
 * Local paths of a processing job lie below its root, and no two inputs, nor two outputs, share a name or a folder. An
 * input and an output with one folder are warned of.
 */
export function checkProcessingPaths(args: JsonObject, report: Report): void {
  const config = args.ProcessingOutputConfig;
  const outputs = isJsonObject(config) ? config.Outputs : undefined;
  const inputPaths = new Set<string>();
  checkList(args.ProcessingInputs, ["ProcessingInputs"], "InputName", INPUT_HOLDERS, inputPaths, report);
  const outputPaths = new Set<string>();
  const at = ["ProcessingOutputConfig", "Outputs"];
  checkList(outputs, at, "OutputName", OUTPUT_HOLDERS, outputPaths, report);
  eachEntry(outputs, at, report, ({ S3Output: output }) => {
    const path = isJsonObject(output) ? output.LocalPath : undefined;
    if (typeof path === "string" && inputPaths.has(path))
      report.issues.push(localPathShared(here(report, "S3Output", "LocalPath"), path));
  });
}

const INPUT_HOLDERS = ["S3Input", "DatasetDefinition"];
const OUTPUT_HOLDERS = ["S3Output"];

function checkList(
  entries: JsonValue | undefined,
  at: readonly string[],
  nameMember: string,
  holders: readonly string[],
  paths: Set<string>,
  report: Report,
): void {
  const names = new Set<string>();
  eachEntry(entries, at, report, (entry) => {
    checkUnique(entry[nameMember], names, [nameMember], report);
    for (const holder of holders) {
      const path = checkLocalPath(entry[holder], holder, report);
      checkUnique(path, paths, [holder, "LocalPath"], report);
    }
  });
}

function checkLocalPath(holder: JsonValue | undefined, key: string, report: Report): JsonValue | undefined {
  const path = isJsonObject(holder) ? holder.LocalPath : undefined;
  if (typeof path === "string" && (!path.startsWith(PROCESSING_ROOT) || UPWARDS.test(path))) {
    report.issues.push(localPathOutside(here(report, key, "LocalPath"), path, PROCESSING_ROOT));
  }
  return path;
}
