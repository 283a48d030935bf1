import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { openEngine } from "../src/engine.ts";
import { codesOf, definitionOf, processingWith, temporaryFolder } from "./engine-fixture.ts";
import { engineProcess, noneLeft } from "./run-engine-process.ts";

const shell = (name: string, script: string, side: string, more: JsonObject = {}): JsonObject =>
  processingWith(
    name,
    { AppSpecification: { ImageUri: "any:1", ContainerEntrypoint: ["sh", "-c", script, side] } },
    more,
  );

const sleeping = (side: string): string =>
  definitionOf([shell("Sleep", 'echo up >> "$0"; sleep 600; echo "$0"', side)]);

async function untilThere(file: string): Promise<void> {
  while (!existsSync(file)) await setTimeout(10);
}

describe("two engines in one folder", () => {
  it("run an execution each, at the same time, and number their models one after the other", async () => {
    const stateDir = temporaryFolder();
    const side = join(stateDir, "side");
    const register = (name: string): JsonObject => ({
      Name: name,
      Type: "RegisterModel",
      Arguments: { ModelPackageGroupName: "shared" },
      DependsOn: ["S9"],
    });
    const definition = definitionOf([
      ...Array.from({ length: 10 }, (_, index) => shell(`S${index}`, 'echo x >> "$0"', side)),
      ...["R1", "R2", "R3"].map(register),
    ]);

    const engines = [
      engineProcess("start", stateDir, definition),
      engineProcess("start", stateDir, definition),
    ];

    expect(await Promise.all(engines.map(({ status }) => status))).toEqual(["Succeeded", "Succeeded"]);
    expect(readFileSync(side, "utf8")).toBe("x\n".repeat(20));
    const engine = await openEngine({ stateDir });
    expect(engine.listExecutions()).toHaveLength(2);
    expect(engine.listModelPackages({ group: "shared" }).map(({ version }) => version)).toEqual([
      6, 5, 4, 3, 2, 1,
    ]);
    await engine.close();
  });

  it("one stops what the other runs, and cannot resume it while it runs", async () => {
    const stateDir = temporaryFolder();
    const side = join(stateDir, "side");
    const other = engineProcess("start", stateDir, sleeping(side));
    const arn = (await other.arn) ?? "";
    await untilThere(side);
    const engine = await openEngine({ stateDir });
    expect(engine.describeExecution(arn)).toMatchObject({ status: "Executing" });
    expect(engine.describeExecution(arn).interrupted).toBeUndefined();
    expect(await codesOf(() => engine.resume(arn))).toEqual(["EXECUTION_STILL_RUNNING"]);

    engine.stop(arn);

    expect(await other.status).toBe("Stopped");
    expect(engine.listSteps(arn).map(({ name, status }) => [name, status])).toEqual([["Sleep", "Stopped"]]);
    expect(await noneLeft(side)).toBe(true);
    await engine.close();
  });

  it("one ends what the other left behind when it was killed", async () => {
    const stateDir = temporaryFolder();
    const side = join(stateDir, "side");
    const other = engineProcess("start", stateDir, sleeping(side));
    const arn = (await other.arn) ?? "";
    await untilThere(side);
    await other.kill();
    const engine = await openEngine({ stateDir });
    expect(engine.listExecutions()).toMatchObject([{ status: "Executing", interrupted: true }]);

    engine.stop(arn);
    await engine.close();

    const after = await openEngine({ stateDir });
    expect(after.describeExecution(arn)).toMatchObject({ status: "Stopped" });
    expect(after.describeExecution(arn).interrupted).toBeUndefined();
    expect(after.listSteps(arn)).toMatchObject([
      { status: "Stopped", failureReason: "The engine ended before the step did." },
    ]);
    expect(await noneLeft(side)).toBe(true);
    await after.close();
  });
});
