import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENGINE_MARKER, processesOf, startWatchdog, sweep } from "./watchdog.ts";

/** Children in sessions of their own, grandchildren that ignore every polite signal. */
const ESCAPING = `
trap '' TERM INT HUP
setsid sh -c 'trap "" TERM INT HUP; sleep 300 & sleep 301 & wait' &
(setsid setsid sleep 302 &) &
sleep 303 & sleep 304 &
wait
`;
const PROCESSES = 6;

let engineId: string;
beforeEach(() => {
  engineId = `test-${crypto.randomUUID()}`;
});
afterEach(() => sweep(engineId));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}

async function doomedEngine(): Promise<ChildProcess> {
  const file = join(import.meta.dirname, "../../test/doomed-engine.ts");
  const engine = spawn(
    process.execPath,
    [
      "--conditions=@sagewright/source",
      "--no-warnings",
      "--experimental-strip-types",
      file,
      engineId,
      "/bin/sh",
      "-c",
      ESCAPING,
    ],
    { stdio: ["ignore", "pipe", "inherit"], detached: true },
  );
  await once(engine, "spawn");
  await until(() => processesOf(engineId).length >= PROCESSES);
  return engine;
}

const hasProc = existsSync("/proc/self/environ");
const reason = hasProc ? "" : " [needs proc]";

describe.skipIf(!hasProc)(`watchdog${reason}`, () => {
  it("leaves no job process when its engine is killed", async () => {
    const engine = await doomedEngine();

    engine.kill("SIGKILL");

    await until(() => processesOf(engineId).length === 0);
    expect(engine.pid).toBeGreaterThan(0);
  });

  it("survives the killing of its engine's whole group", async () => {
    const engine = await doomedEngine();

    process.kill(-(engine.pid ?? 0), "SIGKILL");

    await until(() => processesOf(engineId).length === 0);
    expect(engine.pid).toBeGreaterThan(0);
  });

  it("kills what is left when the engine closes it, and neither the engine nor others", async () => {
    const environment = { PATH: process.env.PATH ?? "" };
    const other = spawn("sleep", ["60"], {
      env: { ...environment, [ENGINE_MARKER]: `test-${crypto.randomUUID()}` },
    });
    const watchdog = startWatchdog(engineId);
    const job = spawn("sleep", ["60"], { env: { ...environment, [ENGINE_MARKER]: engineId } });
    await Promise.all([once(other, "spawn"), once(job, "spawn")]);

    watchdog.close();

    const [, signal] = await once(job, "exit");
    expect(signal).toBe("SIGKILL");
    expect(other.signalCode).toBeNull();
    other.kill("SIGKILL");
  });
});

describe.skipIf(!hasProc)(`sweep${reason}`, () => {
  it("kills every process of an engine and says how many", async () => {
    const job = spawn("/bin/sh", ["-c", ESCAPING], {
      env: { PATH: process.env.PATH ?? "", [ENGINE_MARKER]: engineId },
    });
    await until(() => processesOf(engineId).length >= PROCESSES);

    const killed = await sweep(engineId);

    expect(killed).toBeGreaterThanOrEqual(PROCESSES);
    expect(processesOf(engineId)).toEqual([]);
    expect(job.pid).toBeGreaterThan(0);
  });

  it("finds nothing for an engine without jobs", async () => {
    expect(await sweep(engineId)).toBe(0);
  });
});
