import { settingsFlags } from "@sagewright/core/project";
import type { Command } from "commander";
import { addFlags } from "../config/flag-options.ts";

/** Gives the commands about the platform a flag for each setting there is. */
export function addPlatformFlags(catalog: Command): void {
  for (const command of catalog.commands)
    addFlags(command, "Settings, over those of the config file:", settingsFlags());
}
