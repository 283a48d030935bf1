import { writeSync } from "node:fs";
import { openEngine } from "../src/index.ts";

/**
 * An engine in a process of its own, to be killed: `start <stateDir> <definition as JSON>` or `resume <stateDir> <ARN>`.
 * Writes the ARN when the execution runs, and its status when it has ended.
 */
const [, , verb, stateDir = "", text = ""] = process.argv;
const engine = await openEngine({
  stateDir,
  isolation: "none",
  maxParallelSteps: 2,
  runtimes: [{ name: "shell", match: /^any:/, kind: "command" }],
});
const execution = await (verb === "resume"
  ? engine.resume(text)
  : engine.start({ pipelineName: "Killed", definition: text }));
// Written at once: a stream may still hold it when the process is killed.
writeSync(1, `${execution.executionArn}\n`);
writeSync(1, `${(await execution.done).status}\n`);
await engine.close();
