import { setTimeout as sleep } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { type BuildState, checkIn } from "./check-in.ts";
import { checkInEvent } from "./event.fixture.ts";
import { seedMarker } from "./marker.ts";

const EVENT = checkInEvent();
const LOGS = "https://console.example/logs";
const running: BuildState = { status: "IN_PROGRESS", exported: {}, failure: undefined, logs: LOGS };
const refused = (name: string, message = "of AWS") => Object.assign(new TypeError(message), { name });

/** Builds that answer with each of the states in turn; an error is thrown. */
function builds(states: readonly (BuildState | Error)[], starts: readonly (string | Error)[] = ["build:1"]) {
  const asked: unknown[][] = [];
  const next = <T>(list: readonly (T | Error)[], index: number): T => {
    const value = list[Math.min(index, list.length - 1)];
    if (value instanceof Error || value === undefined) throw value;
    return value;
  };
  let polls = 0;
  return {
    asked,
    start: async (...given: unknown[]) => next(starts, asked.push(given) - 1),
    describe: async () => next(states, polls++),
  };
}

const run = (fake: ReturnType<typeof builds>, signal = AbortSignal.timeout(30_000)) =>
  checkIn(EVENT, { builds: fake, requestId: "request-1", signal, pause: () => sleep(1) });

async function issueOf(outcome: Promise<unknown>) {
  const error = await outcome.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof SagewrightError ? error.issues[0] : error;
}

describe("the check-in", () => {
  it("starts one build with what it needs, and hands on its result", async () => {
    const exported = { SEED_OUTCOME: "left-alone", SEED_COMMIT: "abc", SEED_REASON: "It holds something." };
    const fake = builds([running, running, { ...running, status: "SUCCEEDED", exported }]);
    expect(await run(fake)).toEqual({ outcome: "left-alone", commit: "abc", reason: "It holds something." });
    const environment = {
      REPOSITORY_BRANCH: "main",
      SEED_TEMPLATE: "penguins",
      SEED_MARKER: Buffer.from(seedMarker(EVENT)).toString("base64"),
      SEED_MESSAGE: Buffer.from('Start from the seed code "penguins"\n').toString("base64"),
    };
    expect(fake.asked).toEqual([[EVENT.checkInProject, environment, "request-1"]]);
  });

  it.each(["FAILED", "FAULT", "TIMED_OUT", "STOPPED"])(
    "fails with a build that ends as %s",
    async (status) => {
      expect(await issueOf(run(builds([{ ...running, status }])))).toMatchObject({
        code: "CHECK_IN_FAILED",
        message: expect.stringContaining(status),
        hint: expect.stringContaining(LOGS),
      });
    },
  );

  it("prefers the build's own reason to CodeBuild's", async () => {
    const state = { ...running, status: "FAILED", failure: "BUILD FAILED exit status 1" };
    expect(await issueOf(run(builds([state])))).toMatchObject({
      message: expect.stringContaining("exit status 1"),
    });
    const told = {
      ...state,
      exported: { SEED_OUTCOME: "failed", SEED_REASON: "The push is refused: rule 7" },
    };
    expect(await issueOf(run(builds([told])))).toMatchObject({ message: expect.stringContaining("rule 7") });
  });

  it("does not believe a build that says nothing", async () => {
    expect(await issueOf(run(builds([{ ...running, status: "SUCCEEDED" }])))).toMatchObject({
      code: "CHECK_IN_FAILED",
    });
  });

  it("waits for a role that is not known everywhere yet", async () => {
    const exported = { SEED_OUTCOME: "seeded" };
    const fake = builds(
      [{ ...running, status: "SUCCEEDED", exported }],
      [
        refused("AccessDeniedException"),
        refused("InvalidInputException", "CodeBuild is not authorized to perform: sts:AssumeRole on a role"),
        "build:1",
      ],
    );
    expect(await run(fake)).toEqual({ outcome: "seeded" });
  });

  it.each([
    ["AccessDeniedException", 7],
    ["InvalidInputException", 1],
    ["ResourceNotFoundException", 1],
  ])("says why no build starts: %s", async (name, attempts) => {
    const fake = builds([running], [refused(name)]);
    expect(await issueOf(run(fake))).toMatchObject({
      code: "CHECK_IN_NOT_STARTED",
      message: expect.stringContaining(name),
    });
    expect(fake.asked).toHaveLength(attempts);
  });

  it("stands a few failed looks at the build, and not for ever", async () => {
    const down = refused("ServiceUnavailable");
    const done = { ...running, status: "SUCCEEDED", exported: { SEED_OUTCOME: "seeded" } };
    expect(await run(builds([down, down, done]))).toEqual({ outcome: "seeded" });
    expect(await issueOf(run(builds([down])))).toMatchObject({ code: "CHECK_IN_FAILED" });
  });

  it("ends in time, and names the build that goes on", async () => {
    const issue = await issueOf(run(builds([running]), AbortSignal.timeout(50)));
    expect(issue).toMatchObject({
      code: "CHECK_IN_OUT_OF_TIME",
      message: expect.stringContaining("build:1"),
    });
  });
});
