import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ProcessRequest, runProcess } from "./process.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "process-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const request = (command: readonly string[], more: Partial<ProcessRequest> = {}): ProcessRequest => ({
  command,
  environment: { PATH: process.env.PATH ?? "" },
  workingDirectory: root,
  logFile: join(root, "logs/job.log"),
  signal: new AbortController().signal,
  ...more,
});
const sh = (script: string, more: Partial<ProcessRequest> = {}) => request(["/bin/sh", "-c", script], more);
const log = () => readFileSync(join(root, "logs/job.log"), "utf8");

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}

describe("runProcess", () => {
  it("tells the exit code and keeps both streams in the log", async () => {
    const end = await runProcess(sh("echo out; echo err >&2; exit 3"));

    expect(end).toEqual({ kind: "exited", code: 3 });
    expect(log()).toBe("out\nerr\n");
  });

  it("passes arguments as they are: no shell reads them", async () => {
    await runProcess(request(["printf", "%s|", "$(touch evil)", "; touch evil", "a b", "'"]));

    expect(log()).toBe("$(touch evil)|; touch evil|a b|'|");
    expect(existsSync(join(root, "evil"))).toBe(false);
  });

  it("inherits nothing of the environment", async () => {
    await runProcess(request(["/usr/bin/env"], { environment: { ONLY: "this" } }));

    expect(log()).toBe("ONLY=this\n");
  });

  it("tells a program that is not there from one that may not run", async () => {
    writeFileSync(join(root, "script"), "#!/bin/sh\n");
    chmodSync(join(root, "script"), 0o644);

    expect(await runProcess(request(["no-such-program"]))).toMatchObject({
      kind: "not-started",
      code: "ENOENT",
    });
    expect(await runProcess(request([join(root, "script")]))).toMatchObject({
      kind: "not-started",
      code: "EACCES",
    });
    expect(await runProcess(request(["echo", "a\0b"]))).toMatchObject({ kind: "not-started" });
  });

  it("tells by which signal a job was killed", async () => {
    expect(await runProcess(sh("kill -KILL $$"))).toEqual({ kind: "killed", signal: "SIGKILL" });
  });

  it("lets a job clean up when it is stopped", async () => {
    const stop = new AbortController();
    const running = runProcess(
      sh("trap 'echo cleaned; exit 0' TERM; echo ready; while :; do sleep 0.02; done", {
        signal: stop.signal,
      }),
    );
    await until(() => existsSync(join(root, "logs/job.log")) && log().includes("ready"));

    stop.abort();

    expect(await running).toEqual({ kind: "stopped" });
    expect(log()).toContain("cleaned");
  });

  it("kills a job that does not heed the request, when the grace is over", async () => {
    const stop = new AbortController();
    const running = runProcess(
      sh("trap '' TERM; echo ready; while :; do sleep 0.02; done", {
        signal: stop.signal,
        graceSeconds: 0.1,
      }),
    );
    await until(() => existsSync(join(root, "logs/job.log")) && log().includes("ready"));

    stop.abort();

    expect(await running).toEqual({ kind: "stopped" });
  });

  it("does not start what is stopped already", async () => {
    const end = await runProcess(sh("echo started", { signal: AbortSignal.abort() }));

    expect(end).toEqual({ kind: "stopped" });
    expect(existsSync(join(root, "logs"))).toBe(false);
  });

  it("ends a job at its time limit", async () => {
    const end = await runProcess(sh("sleep 60", { timeoutSeconds: 0.1 }));

    expect(end).toEqual({ kind: "timed-out" });
  });

  it("does not mistake weeks for no time", async () => {
    expect(await runProcess(sh("sleep 0.1", { timeoutSeconds: 28 * 86_400 }))).toEqual({
      kind: "exited",
      code: 0,
    });
  });

  it("kills what a job leaves running", async () => {
    await runProcess(sh("sleep 60 & echo $!"));
    const pid = Number(log().trim());

    await until(() => !isRunning(pid));
  });

  it("keeps memory flat under 200 MB of output", async () => {
    const before = process.memoryUsage().rss;

    const end = await runProcess(sh("head -c 200000000 /dev/zero"));

    expect(end).toEqual({ kind: "exited", code: 0 });
    expect(statSync(join(root, "logs/job.log")).size).toBe(200_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });
});

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
