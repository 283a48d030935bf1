import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { start } from "./sagewright.ts";

/** Tells on stderr of each module that is loaded. */
const WITNESS = `
import { writeSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({
  load(url, context, next) {
    writeSync(2, "loaded " + url + "\\n");
    return next(url, context);
  },
});
`;

async function loadedBy(...argv: readonly string[]): Promise<string> {
  const folder = project({});
  const witness = join(folder, "witness.mjs");
  writeFileSync(witness, WITNESS);
  const { code, stderr } = await start(folder, argv, {
    NODE_OPTIONS: `--import=${pathToFileURL(witness).href}`,
  }).ended;
  expect(code).toBe(0);
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("loaded "))
    .join("\n");
}

it("loads neither schemas nor Node's heavier parts for help, and Terraform's bindings to synthesize only", async () => {
  const help = [await loadedBy("--help"), await loadedBy("catalog", "plan", "--help")];
  const synth = await loadedBy("project", "synth", "--name", "demo");

  for (const each of help) {
    expect(each).toContain("/command-tree.ts");
    expect(each).not.toMatch(/core\/src\/|\/zod\/|cdktn|aws-sdk|local-engine/);
  }
  expect(synth).toMatch(/cdktn/);
  // An index import of the bindings costs seconds.
  expect(synth).not.toMatch(/provider-aws\/lib\/index\.js/);
});
