import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findProgram } from "./find-program.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sagewright-program-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("finds the first executable of that name on the path", () => {
  const program = join(folder, "sagewright-test-program");
  writeFileSync(program, "#!/bin/sh\n");
  const path = ["/nowhere", folder].join(delimiter);

  expect(findProgram("sagewright-test-program", path)).toBeUndefined();
  chmodSync(program, 0o755);
  expect(findProgram("sagewright-test-program", path)).toBe(program);
});
