import { writeSync } from "node:fs";
import { SagewrightError } from "@sagewright/core";
import { openEngine } from "../src/index.ts";

/**
 * An engine in a process of its own, to be killed: `start <stateDir> <definition as JSON>` or `resume <stateDir> <ARN>`.
 * Writes the ARN when the execution runs, and its status or the codes of its error when it has ended.
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
const result = await execution.done.then(
  ({ status }) => status,
  (error) => (error instanceof SagewrightError ? error.issues.map(({ code }) => code).join() : String(error)),
);
writeSync(1, `${result}\n`);
await engine.close();
