import { argumentsAmbiguous } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { eachEntry, plainObject } from "./entries.ts";
import { checkExclusive } from "./exclusive-members.ts";
import { below, here, type Report } from "./report.ts";

/** A model has one container or a list of them, each of which runs something. The report stands at the arguments. */
export function checkModelContainers(args: JsonObject, report: Report): void {
  checkExclusive(args, ["PrimaryContainer", "Containers"], report, { none: "error", several: "error" });
  const primary = plainObject(args.PrimaryContainer);
  if (primary) below(report, "PrimaryContainer", () => checkContainer(primary, report));
  eachEntry(args.Containers, ["Containers"], report, (container) => {
    if (plainObject(container)) checkContainer(container, report);
  });
}

const SOURCES = ["Image", "ModelPackageName"];

function checkContainer(container: JsonObject, report: Report): void {
  if (SOURCES.some((name) => container[name] !== undefined)) return;
  report.issues.push(argumentsAmbiguous(here(report), SOURCES, []));
}
