import { setTimeout as sleep } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { type CleanupEvent, cleanup, type Leftovers } from "./cleanup.ts";
import { cleanupHandler } from "./handler.ts";

const event: CleanupEvent = { pipelineName: "demo-p-abcdef", modelPackageGroupName: "demo-p-abcdef" };
const context = { getRemainingTimeInMillis: () => 60_000 };

/** SageMaker as it is: executions take a while to stop, and what runs or is not empty is not deleted. */
function world({ running = [], packages = [], looksUntilStopped = 2 }: Partial<World> = {}) {
  const state = { pipeline: true, running: new Map(running.map((arn) => [arn, Number.POSITIVE_INFINITY])) };
  const left = new Set(packages);
  const asked: string[] = [];
  const leftovers: Leftovers = {
    async runningExecutions() {
      for (const [arn, looks] of state.running) {
        if (looks <= 0) state.running.delete(arn);
        else state.running.set(arn, looks - 1);
      }
      return [...state.running.keys()];
    },
    async stopExecution(arn) {
      asked.push(`stop ${arn}`);
      state.running.set(arn, looksUntilStopped);
    },
    async deletePipeline() {
      if (state.running.size > 0) throw new TypeError("the pipeline runs");
      state.pipeline = false;
    },
    modelPackages: async () => [...left],
    async deleteModelPackage(arn) {
      asked.push(`delete ${arn}`);
      left.delete(arn);
    },
  };
  return { leftovers, asked, left, state };
}

interface World {
  readonly running: readonly string[];
  readonly packages: readonly string[];
  readonly looksUntilStopped: number;
}

const pause = () => sleep(1);
const options = { signal: new AbortController().signal, pause };

describe("cleaning up", () => {
  it("stops what runs, once each, waits, and deletes pipeline and models", async () => {
    const { leftovers, asked, left, state } = world({ running: ["e1", "e2"], packages: ["m/1", "m/2"] });
    const result = await cleanup(event, leftovers, options);
    expect(result).toEqual({ stoppedExecutions: 2, deletedModelPackages: 2 });
    expect(asked).toEqual(["stop e1", "stop e2", "delete m/1", "delete m/2"]);
    expect(left.size).toBe(0);
    expect(state.pipeline).toBe(false);
  });

  it("comes to the same when it is done again", async () => {
    const { leftovers } = world({ packages: ["m/1"] });
    await cleanup(event, leftovers, options);
    expect(await cleanup(event, leftovers, options)).toEqual({
      stoppedExecutions: 0,
      deletedModelPackages: 0,
    });
  });

  it("waits for permissions that were written a moment ago, as of a project that could not be made", async () => {
    const { leftovers, left } = world({ packages: ["m/1"] });
    const refused = Object.assign(new TypeError("of AWS"), { name: "AccessDeniedException" });
    const answers = [() => Promise.reject(refused), leftovers.runningExecutions];
    const late = {
      ...leftovers,
      runningExecutions: () => (answers.shift() ?? leftovers.runningExecutions)("p"),
    };
    const waits: number[] = [];
    const result = await cleanup(event, late, { ...options, pause: async (seconds) => waits.push(seconds) });
    expect(result).toEqual({ stoppedExecutions: 0, deletedModelPackages: 1 });
    expect(left.size).toBe(0);
    expect(waits).toEqual([5]);
  });

  it("fails, and deletes nothing, when an execution does not stop in time", async () => {
    const { leftovers, left, state } = world({
      running: ["e1"],
      packages: ["m/1"],
      looksUntilStopped: Number.POSITIVE_INFINITY,
    });
    const run = cleanup(event, leftovers, { signal: AbortSignal.timeout(20), pause });
    await expect(run).rejects.toThrow(SagewrightError);
    await expect(run).rejects.toThrow(/CLEANUP_OUT_OF_TIME.*e1/);
    expect(left.size).toBe(1);
    expect(state.pipeline).toBe(true);
  });
});

describe("the function", () => {
  it.each([undefined, { action: "create" }, { action: "update" }])(
    "touches nothing when Terraform does not delete (%j)",
    async (tf) => {
      const { leftovers, asked, state } = world({ running: ["e1"], packages: ["m/1"] });
      await cleanupHandler(leftovers, () => pause)({ ...event, ...(tf && { tf }) }, context);
      expect(asked).toEqual([]);
      expect(state.pipeline).toBe(true);
    },
  );

  it("defect 4: cleans up when Terraform deletes", async () => {
    const { leftovers, left } = world({ running: ["e1"], packages: ["m/1"] });
    const result = await cleanupHandler(leftovers, () => pause)(
      { ...event, tf: { action: "delete" } },
      context,
    );
    expect(result).toEqual({ stoppedExecutions: 1, deletedModelPackages: 1 });
    expect(left.size).toBe(0);
  });
});
