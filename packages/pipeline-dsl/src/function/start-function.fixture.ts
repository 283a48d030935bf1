import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { FunctionManifest } from "./manifest.ts";

const PROGRAM = new URL("../function.ts", import.meta.url).href;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly message: string | undefined;
}

/** A folder of its own in place of /opt/ml, made before and removed after each test of the file. */
export function mlFolder(): (path?: string) => string {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "sagewright-function-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  return (path = "") => join(root, path);
}

/** Runs `run`, given as source text, in a process of its own. */
export function startFunction(
  root: string,
  run: string,
  manifest: Partial<FunctionManifest> = {},
  args: readonly string[] = [],
): Promise<Ended> {
  const main = join(root, "main.mjs");
  const whole = { step: "Score", inputs: {}, outputs: [], reports: {}, ...manifest };
  writeFileSync(
    main,
    `import { runFunction } from ${JSON.stringify(PROGRAM)};\nawait runFunction(${run}, ${JSON.stringify(whole)});\n`,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, SAGEWRIGHT_ML_ROOT: root, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const message = join(root, "output", "message");
      resolve({
        code,
        stdout,
        stderr,
        message: existsSync(message) ? readFileSync(message, "utf8") : undefined,
      });
    });
  });
}
