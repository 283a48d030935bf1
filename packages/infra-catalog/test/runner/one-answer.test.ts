import { type Build, type CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import type { Runner } from "../../src/runner/lambda/runner.ts";
import { memoryObjects, paused } from "./memory-objects.ts";
import { buildEvent, FALLBACK_BUNDLE, request, SWEEP } from "./test-runner.ts";

type Pause = (call: string) => Promise<void>;

/** What all invocations share: the bucket, CodeBuild with a build that ends as soon as it starts, CloudFormation. */
function world(buildStatus: string) {
  const objects = memoryObjects();
  const builds = new Map<string, Build>();
  const answers: string[] = [];
  const started = Promise.withResolvers<void>();
  let now = Date.parse("2026-01-01T00:00:00Z");
  const send = (command: { readonly input: object }) => {
    if (!(command instanceof StartBuildCommand)) return { builds: [...builds.values()] };
    const { idempotencyToken = "", environmentVariablesOverride = [] } = command.input;
    const environment = {
      environmentVariables: environmentVariablesOverride,
    } as unknown as Build["environment"];
    const build = { id: "runner:1", buildStatus, environment } as Build;
    builds.set(idempotencyToken, build);
    started.resolve();
    return { build };
  };
  const runner = (pause: Pause): Runner => ({
    settings: {
      bucket: "b",
      buildProject: "runner",
      bundleSha256: FALLBACK_BUNDLE,
      gitHosts: ["github.com", "git.acme.example:8443"],
      region: "eu-west-1",
    },
    objects: paused(objects, pause),
    codeBuild: {
      send: (command: { readonly input: object }) => pause("CodeBuild").then(() => send(command)),
    } as unknown as CodeBuildClient,
    fetch: async (_url, init) => {
      await pause("PUT");
      answers.push(new TextDecoder().decode(init?.body as Uint8Array));
      return new Response();
    },
    now: () => new Date(now),
    wait: async () => {},
    log: { info: () => {}, error: () => {} },
  });
  return {
    answers,
    builds,
    started,
    runner,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

/** Runs one invocation; it dies before the call with that number takes effect, without a word. */
function invoke(
  { runner }: ReturnType<typeof world>,
  event: unknown,
  schedule: Pause,
  deathAt: number,
): Promise<void> {
  const death = Promise.withResolvers<void>();
  let calls = 0;
  const pause: Pause = async (call) => {
    await schedule(call);
    calls += 1;
    if (calls !== deathAt) return;
    death.resolve();
    await new Promise(() => {});
  };
  return Promise.race([dispatch(runner(pause), event), death.promise]).catch(() => {});
}

const deliveries = fc.record({
  type: fc.constantFrom("Create" as const, "Update" as const, "Delete" as const),
  status: fc.constantFrom("SUCCEEDED", "FAILED"),
  /** For each delivery the call at which it dies; 99 is never. */
  requests: fc.array(fc.oneof(fc.constant(99), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 3,
  }),
  ends: fc.array(fc.oneof(fc.constant(99), fc.integer({ min: 1, max: 9 })), { maxLength: 3 }),
  sweeps: fc.array(fc.constant(99), { maxLength: 2 }),
});

it("CloudFormation gets one answer, in whatever order events come, however often, whoever dies", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), deliveries, async (scheduler, given) => {
      const shared = world(given.status);
      const event = request(given.type);
      const end = buildEvent("runner:1", given.status);
      const schedule: Pause = (call) => scheduler.schedule(Promise.resolve(), call).then(() => {});
      const requests = Promise.all(given.requests.map((death) => invoke(shared, event, schedule, death)));
      // Events of the build come once there is one; if nobody lives to start it, they come for nothing.
      void requests.then(() => shared.started.resolve());
      const later = [
        ...given.ends.map((death) => ({ event: end, death })),
        ...given.sweeps.map((death) => ({ event: SWEEP, death })),
      ].map((each) => shared.started.promise.then(() => invoke(shared, each.event, schedule, each.death)));
      await scheduler.waitFor(Promise.all([requests, ...later]));

      // Whoever died is called again; what is left the sweep finds.
      shared.pass(80_000);
      await invoke(shared, event, async () => {}, 99);
      shared.pass(80_000);
      await invoke(shared, SWEEP, async () => {}, 99);

      expect(new Set(shared.answers).size).toBe(1);
      const deaths = [...given.requests, ...given.ends].filter((death) => death !== 99).length;
      // Who dies between sending and writing it down leaves the same to be sent again; nothing else may.
      expect(shared.answers.length).toBeLessThanOrEqual(1 + deaths);
      expect(shared.builds.size).toBe(1);
    }),
    { numRuns: 400 },
  );
}, 60_000);
