import { projectFlags, settingsFlags } from "@sagewright/core/project";
import type { Command } from "commander";
import { addFlags } from "../config/flag-options.ts";

const SETTINGS = "Settings, over those of the config file:";
const PARAMETERS = "Parameters of the project:";

/** Gives the commands that write stacks a flag for each parameter and setting there is. */
export function addPlatformFlags(catalog: Command, project: Command): void {
  for (const command of catalog.commands) addFlags(command, SETTINGS, settingsFlags());
  for (const command of project.commands) {
    addFlags(command, PARAMETERS, projectFlags(), { required: ["projectName"] });
    addFlags(command, SETTINGS, settingsFlags());
  }
}
