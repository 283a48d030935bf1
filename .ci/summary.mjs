// Adds up the reports of all test runners. The last line is `N passed, N failed`, with `, N skipped` where there are any.
// Fails when a test failed, when nothing ran, or when a test was skipped that this machine can run.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";

const runs = (program, ...args) => spawnSync(program, args).status === 0;

/** On the path, or among the programs of pyenv. */
const isInstalled = (program) =>
  runs("which", program) || existsSync(`${process.env.PYENV_ROOT ?? `${homedir()}/.pyenv`}/shims/${program}`);

const output = (program, ...args) => spawnSync(program, args, { encoding: "utf8" }).stdout?.trim() ?? "";

/** A skipped test names all that it needs in its title: `[needs bubblewrap]`, `[needs botocore 1.43.11] [needs shared]`. */
const available = {
  bubblewrap: () => spawnSync("bwrap", ["--ro-bind", "/", "/", "true"]).status === 0,
  python: () => spawnSync("python3", ["-c", "import venv, ensurepip"]).status === 0,
  botocore: (version) =>
    spawnSync("python3", [
      "-c",
      "import botocore, sys; sys.exit(botocore.__version__ != sys.argv[1])",
      version,
    ]).status === 0,
  boto3: () => runs("python3", "-c", "import boto3"),
  "aws cli": () => isInstalled("aws"),
  bash: () => isInstalled("bash"),
  zsh: () => isInstalled("zsh"),
  fish: () => isInstalled("fish"),
  // npm ci has just had all from there.
  registry: () => true,
  proc: () => existsSync("/proc/self/environ"),
  "another user": () =>
    process.getuid() !== 0 ||
    spawnSync("setpriv", ["--reuid=65534", "--clear-groups", "test", "-r", import.meta.filename]).status ===
      0,
  "a checkout": () => spawnSync("git", ["rev-parse", "--git-dir"]).status === 0,
  shared: () => existsSync(process.env.SAGEWRIGHT_SHARED ?? new URL("../../shared/golden", import.meta.url)),
  terraform: () => isInstalled("terraform"),
  moto: () => isInstalled("moto_server"),
  "cfn-lint": () => isInstalled("cfn-lint"),
  // The tests look at the usual places first; here everything is looked at.
  "aws provider": () =>
    output("find", "/", "-path", "/proc", "-prune", "-o", "-name", "terraform-provider-aws_v*", "-print") !==
    "",
  "git http-backend": () =>
    existsSync(`${output("git", "--exec-path")}/git-http-backend`) && runs("openssl", "version"),
  xgboost: () =>
    ["/usr/bin/python3", "python3"].some((python) => runs(python, "-c", "import xgboost, sklearn, pandas")),
};

const known = new Map();
function isHere(need, version) {
  const key = `${need} ${version}`;
  if (!known.has(key)) known.set(key, available[need]?.(version) ?? false);
  return known.get(key);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const wrongs = [];
const reports = ["packages", "examples"]
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .concat("tools")
  .map((folder) => `${folder}/.vitest/report.json`)
  .filter((path) => existsSync(path));
for (const report of reports) {
  const { numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const file of testResults) {
    if (file.status === "failed" && file.assertionResults.length === 0) {
      counts.failed += 1;
      wrongs.push(`failed to start: ${file.name}: ${file.message}`);
    }
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") counts.failed += 1;
      else {
        counts.skipped += 1;
        const needs = [...fullName.matchAll(/\[needs ([a-z][a-z\d -]*?)(?: ([\d.]+))?\]/g)];
        const missing = needs.filter(([, need, version]) => !isHere(need, version)).map(([, need]) => need);
        if (needs.length === 0 || needs.some(([, need]) => available[need] === undefined))
          wrongs.push(`skipped without a reason: ${fullName}`);
        else if (missing.length === 0) wrongs.push(`skipped, though all that it needs is here: ${fullName}`);
        else console.log(`skipped, ${missing.join(" and ")} missing here: ${fullName}`);
      }
    }
  }
  if (numFailedTestSuites > 0 && counts.failed === 0) wrongs.push(`a suite failed: ${report}`);
}
if (counts.passed === 0) wrongs.push("no test ran");
for (const wrong of wrongs) console.log(wrong);
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`,
);
process.exitCode = counts.failed > 0 || wrongs.length > 0 ? 1 : 0;
