import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";

const PACKAGE = join(import.meta.dirname, "..");

/** The bin as installed, with another main program, or with none. */
function installed(main?: string): string {
  const folder = project(main === undefined ? {} : { "dist/main.js": main });
  mkdirSync(join(folder, "bin"));
  cpSync(join(PACKAGE, "bin/sagewright.js"), join(folder, "bin/sagewright.js"));
  cpSync(join(PACKAGE, "package.json"), join(folder, "package.json"));
  return join(folder, "bin/sagewright.js");
}

/** Runs it in a Node that takes itself for another one. */
function run(bin: string, argv: readonly string[], pretence = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(pretence)}`, bin, ...argv],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

it("prints the version without loading the program", () => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  expect(run(installed(), ["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

it.each(["20.19.0", "22.12.0", "18.0.0"])("says on Node %s which one it needs", (node) => {
  const old = `Object.defineProperty(process, "versions", { value: { node: ${JSON.stringify(node)} } });`;
  const { status, stdout, stderr } = run(installed("console.log('ran')"), ["check"], old);
  expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  expect(stderr).toContain("Node 22.13 or newer");
});

it("says that it was not built", () => {
  const { status, stdout, stderr } = run(installed(), ["check"]);
  expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  expect(stderr).toContain("npm run build");
});

it("starts again with type stripping where Node has it but does not use it, and keeps the exit code", () => {
  const off = 'Object.defineProperty(process.features, "typescript", { value: false });';
  const main =
    "console.log(JSON.stringify([process.execArgv.includes('--experimental-strip-types'), process.argv.slice(2)])); process.exitCode = 7;";
  const { status, stdout } = run(installed(main), ["run", "a b"], off);
  expect({ status, stdout: JSON.parse(stdout) }).toEqual({ status: 7, stdout: [true, ["run", "a b"]] });
});
