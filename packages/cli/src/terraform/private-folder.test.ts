import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { privateFolder } from "./private-folder.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "sagewright-private-"));
  vi.stubEnv("TMPDIR", parent);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(parent, { recursive: true, force: true });
});

/** No process has an id that high. */
const DEAD = "99999999";
const named = (pid: string, realm?: string): string => {
  const [sagewright, terraform, ours] = basename(privateFolder()).split("-");
  const folder = join(parent, [sagewright, terraform, realm ?? ours, pid, "x"].join("-"));
  mkdirSync(folder);
  return folder;
};

it("is this user's alone, and another each time", () => {
  const [one, other] = [privateFolder(), privateFolder()];

  expect(one).not.toBe(other);
  expect(statSync(one).mode & 0o777).toBe(0o700);
});

it("comes with the removal of those of processes that were killed, and of no others", () => {
  const left = named(DEAD);
  const used = named(String(process.ppid));
  const elsewhere = named(DEAD, "00000000");

  privateFolder();

  expect([left, used, elsewhere].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});
