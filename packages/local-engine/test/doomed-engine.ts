import { spawn } from "node:child_process";
import { ENGINE_MARKER, startWatchdog } from "../src/adapters/watchdog.ts";

/** An engine for the tests to kill: it starts a watchdog and a job that does all it can to get away. */
const [engineId = "", program = "", ...argv] = process.argv.slice(2);
startWatchdog(engineId);
const child = spawn(program, argv, {
  detached: true,
  stdio: "ignore",
  env: { PATH: process.env.PATH ?? "", [ENGINE_MARKER]: engineId },
});
child.once("spawn", () => console.log("running"));
setInterval(() => {}, 1000);
