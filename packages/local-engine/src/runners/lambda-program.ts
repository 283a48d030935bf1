import { pathToFileURL } from "node:url";

/**
 * What the child process runs: it imports the handler's module, calls `handler`, and writes what it returned beside and
 * renames. Both files are named by the command line; stdout is the log.
 */
const PROGRAM = `
import { readFileSync, renameSync, writeFileSync } from "node:fs";
const [module, eventFile, resultFile, context] = process.argv.slice(1);
const finish = (result) => {
  writeFileSync(resultFile + ".part", JSON.stringify(result));
  renameSync(resultFile + ".part", resultFile);
};
const failed = (error) => {
  const { name = "Error", message = String(error), issues } = error ?? {};
  // What speaks in issues is for people, and says all in its message; of anything else the stack is needed.
  const told = Array.isArray(issues);
  console.error(told ? message : error);
  finish({ error: told ? message : name + ": " + message });
  process.exit(1);
};
process.on("uncaughtException", failed);
try {
  const loaded = await import(module);
  const handler = loaded.handler ?? loaded.default?.handler;
  if (typeof handler !== "function") throw new TypeError("the module exports no function named handler");
  const event = JSON.parse(readFileSync(eventFile, "utf8"));
  const facts = JSON.parse(context);
  const returned = await (handler.length < 3
    ? handler(event, facts)
    : new Promise((resolve, reject) => {
        const done = handler(event, facts, (error, value) => (error ? reject(error) : resolve(value)));
        if (typeof done?.then === "function") done.then(resolve, reject);
      }));
  finish({ returned: returned === undefined ? null : returned });
  process.exit(0);
} catch (error) {
  failed(error);
}
`;

export interface LambdaCall {
  readonly module: string;
  readonly eventFile: string;
  readonly resultFile: string;
  readonly context: Readonly<Record<string, string>>;
}

export function lambdaCommand({ module, eventFile, resultFile, context }: LambdaCall): readonly string[] {
  // Older Node versions read TypeScript only when asked to.
  const typescript =
    /\.[cm]?ts$/.test(module) && !process.features.typescript ? ["--experimental-strip-types"] : [];
  const flags = ["--enable-source-maps", ...typescript, "--input-type=module", "--eval", PROGRAM];
  return [
    process.execPath,
    ...flags,
    "--",
    pathToFileURL(module).href,
    eventFile,
    resultFile,
    JSON.stringify(context),
  ];
}
