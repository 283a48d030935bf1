import { type ReducedCommand, reducedWork } from "./reduced-work.ts";

/** The reduced platform's commands as a process. Arguments: the command, then JSON of the platform and of the wishes. */
const [command = "deploy", platform = "{}", wishes = "{}"] = process.argv.slice(2);
process.exitCode = await reducedWork(command as ReducedCommand, JSON.parse(platform), JSON.parse(wishes));
