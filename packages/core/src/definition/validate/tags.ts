import { tagKeyReserved } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { checkUnique, eachEntry } from "./entries.ts";
import { here, type Report } from "./report.ts";

/** Tags of what a step makes: each key once, and none that AWS keeps for itself. The report stands at the arguments. */
export function checkTags(args: JsonObject, report: Report): void {
  const keys = new Set<string>();
  eachEntry(args.Tags, ["Tags"], report, ({ Key: key }) => {
    checkUnique(key, keys, ["Key"], report);
    if (typeof key === "string" && /^aws:/i.test(key))
      report.issues.push(tagKeyReserved(here(report, "Key"), key));
  });
}
