import type { Command } from "commander";
import { addCatalogCommands } from "./catalog.ts";
import { addConnectionCommands } from "./connection.ts";
import type { Finish } from "./finish.ts";
import { addProjectCommands } from "./project.ts";

/** The commands about the platform and its projects. */
export function addPlatformCommands(program: Command, finish: Finish): void {
  const catalog = addCatalogCommands(program, finish);
  addConnectionCommands(program, finish);
  const project = addProjectCommands(program, finish);

  // The schemas that the flags are made from cost time to load, which no other command need take.
  program.hook("preSubcommand", async (_, group) => {
    if (group !== catalog && group !== project) return;
    const { addPlatformFlags } = await import("./platform-flags.ts");
    const { addProjectFlags } = await import("./project-flags.ts");
    addPlatformFlags(catalog);
    addProjectFlags(project);
  });
}
