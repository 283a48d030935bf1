import { tagKeyReserved } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { eachEntry } from "./entries.ts";
import { here, type Report } from "./report.ts";

/** Tags of what a step makes: keys that AWS keeps for itself. The report stands at the arguments. */
export function checkTags(args: JsonObject, report: Report): void {
  eachEntry(args.Tags, ["Tags"], report, ({ Key: key }) => {
    if (typeof key === "string" && /^aws:/i.test(key))
      report.issues.push(tagKeyReserved(here(report, "Key"), key));
  });
}
