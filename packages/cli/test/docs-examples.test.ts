import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * Executes what the documents show. A block ```ts is a program: it must run without an error. A block ```ts file=NAME
 * is written to NAME first. A block ```console holds commands after `$`, and what they print: every line must come, in
 * order, but for times and ids; `…` stands for lines left out. `# exit 1` after a command is its exit code.
 */
const repository = join(import.meta.dirname, "../../..");
const documents = globSync("{README.md,docs/*.md,packages/*/README.md,examples/*/README.md}", {
  cwd: repository,
  exclude: (name) => name.includes("node_modules"),
})
  .toSorted()
  .map((document) => ({ document, blocks: blocksOf(readFileSync(join(repository, document), "utf8")) }))
  .filter(({ blocks }) => blocks.length > 0);

interface Block {
  readonly line: number;
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(ts|console)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split("\n").length,
    language: match[1] as string,
    file: match[2],
    text: match[3] as string,
  }));
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(folder: string, file: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { cwd: folder, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
      },
    );
  });
}

const node = (folder: string, args: readonly string[]): Promise<Ended> =>
  run(folder, process.execPath, ["--conditions=@sagewright/source", ...args]);

function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  );
}

function execute(folder: string, command: string): Promise<Ended> {
  const [program = "", ...args] = words(command);
  const named = program === "npx" ? (args.shift() ?? "") : program;
  if (named === "sagewright") return node(folder, [join(repository, "packages/cli/src/main.ts"), ...args]);
  if (named === "node") return node(folder, args);
  return run(folder, named, args);
}

const stable = (text: string): string =>
  text
    .replace(/\b\d+(?:\.\d+)?(?: ?ms| ?s)\b/g, "TIME")
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, "DATE")
    .replace(/\b\d\d:\d\d:\d\d\b/g, "CLOCK")
    .replace(/\b[a-z0-9]{12}\b/g, "ID")
    .replace(/[ \t]+/g, " ")
    .trim();

async function session(folder: string, text: string): Promise<void> {
  const commands = text.split(/^\$ /m).slice(1);
  expect(commands.length).toBeGreaterThan(0);
  for (const shown of commands) {
    const [first = "", ...expected] = shown.trimEnd().split("\n");
    const [, command = first, exit = "0"] = /^(.*?)(?:\s+# exit (\d))?$/.exec(first) ?? [];
    const { code, output } = await execute(folder, command);
    const printed = output.split("\n").map(stable);
    let from = 0;
    for (const line of expected.map(stable).filter((line) => line !== "" && line !== "…")) {
      const at = printed.indexOf(line, from);
      expect(at, `"${command}" should print "${line}". It printed:\n${output}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
    expect(code, `exit code of "${command}". It printed:\n${output}`).toBe(Number(exit));
  }
}

describe.each(documents)("$document", ({ blocks }) => {
  let folder: string;

  beforeAll(async () => {
    // Beside this test, so that the packages of the repository are found as they are in a project.
    await mkdir(join(import.meta.dirname, "../.vitest"), { recursive: true });
    folder = await mkdtemp(join(import.meta.dirname, "../.vitest/docs-"));
    await writeFile(join(folder, "package.json"), '{ "name": "docs", "type": "module" }');
    const examples = join(repository, "examples");
    await cp(examples, join(folder, "examples"), {
      recursive: true,
      filter: (path) => !/node_modules|\.sagewright|\.vitest/.test(path.slice(examples.length)),
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(blocks.map((block) => [block.line, block] as const))(
    "line %i",
    async (line, block) => {
      if (block.language === "console") return session(folder, block.text);
      const file = join(folder, block.file ?? `line-${line}.ts`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, block.text);
      const { code, output } = await node(folder, [file]);
      expect(code, output).toBe(0);
    },
    120_000,
  );
});
