import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VALUES } from "../src/completion/values.ts";
import { projectTemplates } from "../src/templates.ts";
import { project } from "./project.ts";
import { sagewright } from "./sagewright.ts";

const folder = project({ "pipeline.ts": "", "data.json": "" });
mkdirSync(join(folder, "out dir"));

const shells = { bash: "", zsh: "", fish: "" };
for (const shell of ["bash", "zsh", "fish"] as const) {
  shells[shell] = (await sagewright(folder, "completion", shell)).stdout;
  writeFileSync(join(folder, `completion.${shell}`), shells[shell]);
}

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;

/** What a line could go on with, and what is among it. */
const LINES: readonly (readonly [line: string, ...expected: string[]])[] = [
  ["sagewright ru", "run", "runs"],
  ["sagewright runs ", "help", "list", "logs", "retry", "show", "stop"],
  ["sagewright catalog de", "deploy", "destroy"],
  ["sagewright run --target ", "aws", "local"],
  ["sagewright run pipeline.ts --target a", "aws"],
  ["sagewright run --name runs --ta", "--target"],
  ["sagewright runs list --status S", "Stopped", "Stopping", "Succeeded"],
  ["sagewright init --template ", "abalone", "minimal", "penguins"],
  ["sagewright catalog plan --run", "--runner"],
  ["sagewright project create demo --target l", "local"],
  ["sagewright completion ", "bash", "fish", "zsh"],
  ["sagewright run --name "],
];

describe.skipIf(!has("bash"))("[needs bash] completion in bash", () => {
  /** As bash calls it: with the line cut where it cuts words. */
  function completed(line: string): readonly string[] {
    const words = line.split(/(=)| /).filter((word) => word !== undefined);
    const script = `source completion.bash
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_sagewright
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const answer = execFileSync("bash", ["--norc", "-c", script, "bash", ...words], {
      cwd: folder,
      encoding: "utf8",
    });
    return answer
      .split("\n")
      .filter((word) => word !== "")
      .sort();
  }

  it.each(LINES)("goes on after %j", (line, ...expected) => {
    expect(completed(line)).toEqual(expected);
  });

  it("takes a value after an equals sign", () => {
    expect(completed("sagewright run --target=a")).toEqual(["aws"]);
    expect(completed("sagewright run --target=")).toEqual(["aws", "local"]);
  });

  it("names files for a pipeline, folders for a folder, with their spaces", () => {
    expect(completed("sagewright check pip")).toEqual(["pipeline.ts"]);
    expect(completed("sagewright catalog synth --out ou")).toEqual(["out dir"]);
  });

  it("is registered for the command", () => {
    const script = "source completion.bash; complete -p sagewright";
    expect(execFileSync("bash", ["--norc", "-c", script], { cwd: folder, encoding: "utf8" })).toBe(
      "complete -F _sagewright sagewright\n",
    );
  });
});

describe.skipIf(!has("zsh"))("[needs zsh] completion in zsh", () => {
  /** Its own functions need a terminal; what they are called with does not. */
  function completed(line: string): readonly string[] {
    const script = `compdef() { :; }
_files() { print -l -- *(N) }
_describe() { print -rl -- "\${(@P)2}" }
compset() { :; }
source ./completion.zsh
words=("$@"); CURRENT=$#
_sagewright`;
    const words = line.split(" ");
    const answer = execFileSync("zsh", ["-f", "-c", script, "zsh", ...words], {
      cwd: folder,
      encoding: "utf8",
    });
    return answer
      .split("\n")
      .map((item) => item.split(":")[0] ?? "")
      .filter((word) => word !== "" && word.startsWith(words.at(-1) ?? ""))
      .sort();
  }

  it.each(LINES)("goes on after %j", (line, ...expected) => {
    expect(completed(line)).toEqual(expected);
  });
});

describe.skipIf(!has("fish"))("[needs fish] completion in fish", () => {
  function completed(line: string): readonly string[] {
    const script = `source completion.fish; complete --do-complete ${JSON.stringify(line)}`;
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const answer = execFileSync("fish", ["--no-config", "-c", script], {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    return answer
      .split("\n")
      .map((item) => item.split("\t")[0] ?? "")
      .filter((word) => word !== "")
      .sort();
  }

  it.each(LINES)("goes on after %j", (line, ...expected) => {
    expect(completed(line)).toEqual(expected);
  });
});

it("knows the templates that there are", async () => {
  const names = (await projectTemplates()).map(({ name }) => name);

  expect([...(VALUES["init --template"] ?? [])].sort()).toEqual(names.sort());
});

it("knows no shell that it has no script for", async () => {
  const { code, stderr } = await sagewright(folder, "completion", "bsh");

  expect(code).toBe(2);
  expect(stderr).toContain("hint: Did you mean bash?");
});
