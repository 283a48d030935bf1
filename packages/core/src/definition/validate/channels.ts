import type { JsonObject } from "../../json.ts";
import { checkUnique, eachEntry } from "./entries.ts";
import type { Report } from "./report.ts";

/** Names of the channels of a training job: each once. */
export function checkChannels(args: JsonObject, report: Report): void {
  const names = new Set<string>();
  eachEntry(args.InputDataConfig, ["InputDataConfig"], report, (channel) => {
    checkUnique(channel.ChannelName, names, ["ChannelName"], report);
  });
}
