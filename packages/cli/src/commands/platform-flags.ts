import type { Command } from "commander";
import { addFlags } from "../config/flag-options.ts";
import { PLACE_FLAGS, PROJECT_FLAGS, SETTINGS_FLAGS } from "../config/known-flags.ts";

const SETTINGS = "Settings, over those of the config file:";
const PARAMETERS = "Parameters of the project:";

/** Gives the commands about the platform a flag for each setting there is. */
export function addPlatformFlags(catalog: Command): void {
  for (const command of catalog.commands) addFlags(command, SETTINGS, SETTINGS_FLAGS);
}

/** Gives the commands about projects a flag for each parameter that they take, and for the settings that they read. */
export function addProjectFlags(project: Command): void {
  for (const command of project.commands) {
    const name = command.name();
    if (name === "synth") addFlags(command, PARAMETERS, PROJECT_FLAGS, { required: ["projectName"] });
    if (name === "create" || name === "update") addFlags(command, PARAMETERS, ASKED_FLAGS);
    addFlags(command, SETTINGS, name === "synth" ? SETTINGS_FLAGS : PLACE_FLAGS);
  }
}

/** The parameters that a user gives, besides the name. */
const ASKED_FLAGS = PROJECT_FLAGS.filter(({ key }) => key !== "projectName" && key !== "projectId");
