import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { type Engine, openEngine } from "../src/engine.ts";
import { condition, definitionOf, outputs, processingWith, temporaryFolder } from "./engine-fixture.ts";
import { type EngineProcess, engineProcess, noneLeft } from "./run-engine-process.ts";

const ROUNDS = 15;

/** A step whose job says in a file beside the state that it ran, and takes a moment. */
function job(
  side: string,
  name: string,
  more: JsonObject = {},
  dependsOn: readonly string[] = [],
): JsonObject {
  const script = `echo ${name} >> "$0"; sleep 0.02; mkdir -p /opt/ml/processing/output/r && printf '{"n":1}' > /opt/ml/processing/output/r/r.json`;
  const application = { ImageUri: "any:1", ContainerEntrypoint: ["sh", "-c", script, side] };
  const uri = { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, name] } };
  return processingWith(
    name,
    { AppSpecification: application, ...outputs({ r: uri }) },
    {
      PropertyFiles: [{ PropertyFileName: "R", OutputName: "r", FilePath: "r.json" }],
      DependsOn: dependsOn,
      ...more,
    },
  );
}

/** Fans out, meets again, chooses a branch by a report, registers a model, goes on. */
function pipeline(side: string): string {
  const n = { "Std:JsonGet": { PropertyFile: { Get: "Steps.Join.PropertyFiles.R" }, Path: "n" } };
  const register = {
    Name: "Register",
    Type: "RegisterModel",
    Arguments: { ModelPackageGroupName: "killed", ModelPackageDescription: "once" },
  };
  return definitionOf([
    job(side, "First"),
    ...["P1", "P2", "P3", "P4"].map((name) => job(side, name, {}, ["First"])),
    job(side, "Join", {}, ["P1", "P2", "P3", "P4"]),
    condition(
      "Choose",
      [{ Type: "Equals", LeftValue: n, RightValue: 1 }],
      [register, job(side, "Yes")],
      [job(side, "No")],
    ),
    job(side, "Last", {}, ["Yes", "Register"]),
  ]);
}

const countsIn = (side: string): Map<string, number> => {
  const counts = new Map<string, number>();
  if (!existsSync(side)) return counts;
  for (const name of readFileSync(side, "utf8").split("\n").filter(Boolean))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** What of an execution does not depend on when it ran and how often its engine died. */
function resultOf(engine: Engine, arn: string) {
  const id = arn.slice(-12);
  const steps = engine.listSteps(arn).map(({ name, status, outputs, reports, metadata }) => ({
    name,
    status,
    outputs: JSON.stringify(outputs)?.replaceAll(id, "<id>"),
    reports,
    outcome: metadata?.Condition,
  }));
  return {
    status: engine.describeExecution(arn).status,
    steps: steps.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** What the pipeline ends in when nobody disturbs it, and the milliseconds that it takes. */
async function undisturbedRun() {
  const stateDir = temporaryFolder();
  const process = engineProcess("start", stateDir, pipeline(join(stateDir, "side")));
  const arn = (await process.arn) ?? "";
  const start = performance.now();
  expect(await process.status).toBe("Succeeded");
  const span = performance.now() - start;
  const engine = await openEngine({ stateDir });
  const expected = resultOf(engine, arn);
  await engine.close();
  return { expected, span };
}

describe("kill -9 of the engine", () => {
  it("loses no finished step, runs none twice, and resumes to what an undisturbed run ends in", async () => {
    const { expected, span } = await undisturbedRun();
    let interrupted = 0;

    for (let round = 0; round < ROUNDS; round++) {
      const stateDir = temporaryFolder();
      const side = join(stateDir, "side");
      const first = engineProcess("start", stateDir, pipeline(side));
      const arn = (await first.arn) ?? "";
      const reader = await openEngine({ stateDir });
      const unfinished = () => reader.describeExecution(arn).status !== "Succeeded";
      const killAfter = async (victim: EngineProcess, delay: number) => {
        await setTimeout(delay);
        await victim.kill();
        const finished = reader.listSteps(arn).filter(({ status }) => status === "Succeeded");
        return { finished: finished.map(({ name }) => name), counts: countsIn(side) };
      };

      const kills = [await killAfter(first, (round / ROUNDS) * span)];
      expect(reader.describeExecution(arn).interrupted ?? false).toBe(unfinished());
      if (unfinished()) {
        interrupted++;
        const second = engineProcess("resume", stateDir, arn);
        await second.arn;
        kills.push(await killAfter(second, (((round * 7) % ROUNDS) / ROUNDS) * span));
      }
      if (unfinished()) expect(await engineProcess("resume", stateDir, arn).status).toBe("Succeeded");

      for (const { finished, counts } of kills) {
        for (const name of finished)
          expect([name, countsIn(side).get(name)]).toEqual([name, counts.get(name)]);
      }
      expect(resultOf(reader, arn)).toEqual(expected);
      expect(reader.listModelPackages({ group: "killed" }).map(({ version }) => version)).toEqual([1]);
      expect(await noneLeft(side)).toBe(true);
      await reader.close();
    }
    expect(interrupted).toBeGreaterThan(0);
  }, 180_000);

  it("kills jobs that are left, though their engine is gone", async () => {
    const stateDir = temporaryFolder();
    const side = join(stateDir, "side");
    const sleeper = processingWith("Sleep", {
      AppSpecification: {
        ImageUri: "any:1",
        ContainerEntrypoint: ["sh", "-c", 'echo up >> "$0"; sleep 600; echo "$0"', side],
      },
    });
    const victim = engineProcess("start", stateDir, definitionOf([sleeper]));
    await victim.arn;
    while (!existsSync(side)) await setTimeout(10);

    await victim.kill();

    expect(await noneLeft(side)).toBe(true);
  });
});
