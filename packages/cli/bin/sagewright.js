#!/usr/bin/env node
// Plain JavaScript of the year 2020, so that an old Node can still say what it lacks.
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const OLDEST = [22, 13];
const STRIP = "--experimental-strip-types";
const arguments_ = process.argv.slice(2);
const main = new URL("../dist/main.js", import.meta.url);

if (isOld()) {
  lack(
    `Node ${process.versions.node} is too old for sagewright.`,
    `Install Node ${OLDEST.join(".")} or newer, or add it to this project: npm install --save-dev node`,
  );
} else if (arguments_.length === 1 && (arguments_[0] === "--version" || arguments_[0] === "-V")) {
  console.log(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version);
} else if (!existsSync(main)) {
  lack("sagewright has not been built.", "Run: npm run build");
} else if (process.features.typescript || process.execArgv.includes(STRIP)) {
  module.enableCompileCache();
  import(main.href);
} else {
  // Node 22.13 to 22.17 reads TypeScript only when asked to, and warns of it before any of our code runs.
  again();
}

function isOld() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function lack(message, hint) {
  console.error(`error ENVIRONMENT_LACKING\n  ${message}\n  hint: ${hint}`);
  process.exitCode = 3;
}

function again() {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const program = fileURLToPath(import.meta.url);
  const child = spawn(
    process.execPath,
    [...process.execArgv, STRIP, "--disable-warning=ExperimentalWarning", program, ...arguments_],
    {
      stdio: "inherit",
    },
  );
  // The terminal sends Ctrl-C to both; the child decides what it means.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
