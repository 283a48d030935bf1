import { projectFlags, settingsFlags } from "@sagewright/core/project";
import type { Command } from "commander";
import { addFlags } from "../config/flag-options.ts";
import { placeFlags } from "../project/place-of.ts";

const SETTINGS = "Settings, over those of the config file:";
const PARAMETERS = "Parameters of the project:";

/** Gives the commands about projects a flag for each parameter that they take, and for the settings that they read. */
export function addProjectFlags(project: Command): void {
  for (const command of project.commands) {
    const name = command.name();
    if (name === "synth") addFlags(command, PARAMETERS, projectFlags(), { required: ["projectName"] });
    if (name === "create" || name === "update") addFlags(command, PARAMETERS, askedFlags());
    addFlags(command, SETTINGS, name === "synth" ? settingsFlags() : placeFlags());
  }
}

/** The parameters that a user gives, besides the name. */
export const askedFlags = () =>
  projectFlags().filter(({ key }) => key !== "projectName" && key !== "projectId");
