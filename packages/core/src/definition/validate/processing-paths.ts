import { localPathOutside } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { checkUnique, eachEntry } from "./entries.ts";
import { here, type Report } from "./report.ts";

const PROCESSING_ROOT = "/opt/ml/processing/";
const UPWARDS = /(?:^|\/)\.\.(?:\/|$)/;

/** Local paths of a processing job lie below its root, and no two outputs share a name or a folder. */
export function checkProcessingPaths(args: JsonObject, report: Report): void {
  const config = args.ProcessingOutputConfig;
  const outputs = isJsonObject(config) ? config.Outputs : undefined;
  const names = new Set<string>();
  const paths = new Set<string>();
  eachEntry(args.ProcessingInputs, ["ProcessingInputs"], report, (input) => {
    checkLocalPath(input.S3Input, "S3Input", report);
    checkLocalPath(input.DatasetDefinition, "DatasetDefinition", report);
  });
  eachEntry(outputs, ["ProcessingOutputConfig", "Outputs"], report, (output) => {
    checkUnique(output.OutputName, names, ["OutputName"], report);
    const path = checkLocalPath(output.S3Output, "S3Output", report);
    checkUnique(path, paths, ["S3Output", "LocalPath"], report);
  });
}

function checkLocalPath(holder: JsonValue | undefined, key: string, report: Report): JsonValue | undefined {
  const path = isJsonObject(holder) ? holder.LocalPath : undefined;
  if (typeof path === "string" && (!path.startsWith(PROCESSING_ROOT) || UPWARDS.test(path))) {
    report.issues.push(localPathOutside(here(report, key, "LocalPath"), path, PROCESSING_ROOT));
  }
  return path;
}
