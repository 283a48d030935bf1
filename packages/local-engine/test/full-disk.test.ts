import { join } from "node:path";
import { expect, it } from "vitest";
import { openEngine } from "../src/engine.ts";
import { definitionOf, processingWith, temporaryFolder } from "./engine-fixture.ts";
import { engineProcess, noneLeft } from "./run-engine-process.ts";

it("a full disk ends the run with one clear error, blames no step, leaves no job, and the run can be resumed", async () => {
  const stateDir = temporaryFolder();
  const side = join(stateDir, "side");
  const definition = definitionOf(
    Array.from({ length: 60 }, (_, index) =>
      processingWith(
        `S${index}`,
        { AppSpecification: { ImageUri: "any:1", ContainerEntrypoint: ["sh", "-c", "true", side] } },
        { DependsOn: index === 0 ? [] : [`S${index - 1}`] },
      ),
    ),
  );
  const cramped = engineProcess("start", stateDir, definition, 600);
  const arn = (await cramped.arn) ?? "";

  expect(await cramped.status).toBe("STATE_UNWRITABLE");

  expect(await noneLeft(side)).toBe(true);
  const engine = await openEngine({ stateDir });
  expect(engine.describeExecution(arn)).toMatchObject({ status: "Executing", interrupted: true });
  const before = engine.listSteps(arn);
  expect(before.length).toBeGreaterThan(0);
  expect(before.filter(({ status }) => status === "Failed")).toEqual([]);
  expect(await engineProcess("resume", stateDir, arn).status).toBe("Succeeded");
  expect(engine.listSteps(arn).filter(({ attempts }) => attempts > 2)).toEqual([]);
  await engine.close();
});
