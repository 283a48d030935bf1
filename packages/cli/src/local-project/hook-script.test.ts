import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { hookScript } from "./hook-script.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "sagewright-hook-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** What the hook would start: a program that prints its arguments, one a line in JSON. */
function run(name: string): readonly string[] {
  const here = join(folder(), name);
  mkdirSync(here);
  const node = join(here, "node");
  const script = join(here, "main.js");
  const print = "for (const word of process.argv.slice(2)) console.log(JSON.stringify(word))";
  writeFileSync(node, `#!/bin/sh\nexec '${process.execPath}' -e '${print}' -- "$@"\n`);
  writeFileSync(script, "");
  chmodSync(node, 0o755);
  const hook = join(here, "hook");
  writeFileSync(hook, hookScript({ node, flags: ["--conditions=@sagewright/source"], script }));
  chmodSync(hook, 0o755);
  const { stdout, stderr } = spawnSync(hook, { encoding: "utf8" });
  const words: string[] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(stderr).toBe("");
  expect(words[0] === "--conditions=@sagewright/source" ? words[1] : words[0]).toBe(script);
  return words;
}

it("starts node and the command line by their paths, whatever is in these", () => {
  expect(run(`it's a "dir" $(id) \`id\` \\ \n; rm`).at(-1)).toBe("post-receive");
  const names = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme-ascii" });
  const allowed = names.filter((name) => !name.includes("/") && !/^\.+$/.test(name));
  fc.assert(
    fc.property(allowed, (name) => run(name).at(-1) === "post-receive"),
    { numRuns: 10 },
  );
});

it("says so when what it starts is gone", () => {
  const hook = join(folder(), "hook");
  writeFileSync(hook, hookScript({ node: "/nowhere/node", flags: [], script: "/nowhere/main.js" }));
  chmodSync(hook, 0o755);

  const { status, stderr } = spawnSync(hook, { encoding: "utf8" });

  expect(status).toBe(1);
  expect(stderr).toContain("The push is accepted, but what builds it is gone: /nowhere/main.js");
});
