import type { Command } from "commander";
import { addCatalogCommands } from "./catalog.ts";
import { addConnectionCommands } from "./connection.ts";
import type { Finish } from "./finish.ts";
import { addProjectCommands } from "./project.ts";

/** The commands about the platform and its projects. */
export function addPlatformCommands(program: Command, finish: Finish): void {
  addCatalogCommands(program, finish);
  addConnectionCommands(program, finish);
  addProjectCommands(program, finish);
}
