import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { fillBeside } from "./folder-beside.ts";

const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-beside-"));
  folders.push(folder);
  return folder;
}

/** Fills a folder beside `out` in a process of its own, to which signals can be sent. Each stage says so, and waits for its milliseconds. */
function filling(parent: string, filled: number, placed: number): ChildProcess {
  const text = `
    import { rename, writeFile } from "node:fs/promises";
    import { setTimeout } from "node:timers/promises";
    import { fillBeside } from ${JSON.stringify(join(import.meta.dirname, "folder-beside.ts"))};
    const stage = (name, milliseconds) => { console.log(name); return setTimeout(milliseconds); };
    await fillBeside("out",
      async (folder) => { await writeFile(folder + "/file", "text"); await stage("filling", ${filled}); },
      async (folder) => { await stage("placing", ${placed}); await rename(folder, "out"); });`;
  const child = spawn(
    process.execPath,
    ["--conditions=@sagewright/source", "--input-type=module", "--eval", text],
    {
      cwd: parent,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  children.push(child);
  return child;
}

const says = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (String(chunk).includes(word)) resolve();
    });
  });
const codeOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("close", resolve));

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("leaves nothing behind when %s comes while it is filled", async (signal, code) => {
  const parent = newFolder();
  const child = filling(parent, 60_000, 0);
  const ended = codeOf(child);
  await says(child, "filling");

  child.kill(signal);

  expect(await ended).toBe(code);
  expect(readdirSync(parent)).toEqual([]);
});

it("is put in its place whole when the signal comes meanwhile", async () => {
  const parent = newFolder();
  const child = filling(parent, 0, 500);
  const ended = codeOf(child);
  await says(child, "placing");

  child.kill("SIGINT");

  expect(await ended).toBe(130);
  expect(readdirSync(parent)).toEqual(["out"]);
  expect(readdirSync(join(parent, "out"))).toEqual(["file"]);
});

it("leaves signals to others when it is done", async () => {
  const before = process.listenerCount("SIGINT");
  await fillBeside(
    join(newFolder(), "out"),
    async () => {},
    async () => {},
  );
  expect(process.listenerCount("SIGINT")).toBe(before);
});
