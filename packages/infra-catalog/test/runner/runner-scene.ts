import { afterEach, beforeEach, expect, it } from "vitest";
import {
  botocoreFaults,
  isBotocoreThere,
  NEEDS_BOTOCORE,
  type RecordedCall,
} from "../../../../tools/infra-checks/botocore-faults.ts";
import { type MemoryObjects, memoryObjects } from "./memory-objects.ts";
import { type TestRunner, testRunner } from "./test-runner.ts";

/** A new runner with an empty bucket for each test of a file, and what the tests ask of it. */
export interface RunnerScene {
  /** Those of the present test. */
  readonly runner: TestRunner;
  readonly objects: MemoryObjects;
  readonly answers: () => TestRunner["cloudFormation"]["answers"];
  readonly bodies: () => readonly TestRunner["cloudFormation"]["answers"][number]["body"][];
  readonly statuses: () => readonly string[];
  /** Of the first answer. */
  readonly reason: () => string | undefined;
  readonly started: () => TestRunner["builds"]["started"];
  /** Id of the last build. */
  readonly lastBuild: () => string;
  /** What the last build was told. */
  readonly variables: () => Readonly<Record<string, string | undefined>>;
  readonly document: (variable: string) => Readonly<Record<string, string>>;
}

export function runnerScene(): RunnerScene {
  let objects: MemoryObjects;
  let runner: TestRunner;
  beforeEach(async () => {
    objects = memoryObjects();
    runner = await testRunner(objects);
  });
  afterEach(async () => {
    recorded.push(...runner.builds.calls);
    await runner.close();
  });
  const scene: RunnerScene = {
    get runner() {
      return runner;
    },
    get objects() {
      return objects;
    },
    answers: () => runner.cloudFormation.answers,
    bodies: () => scene.answers().map(({ body }) => body),
    statuses: () => scene.bodies().map(({ Status }) => Status),
    reason: () => scene.bodies()[0]?.Reason,
    started: () => runner.builds.started,
    lastBuild: () => runner.builds.builds.at(-1)?.id ?? "",
    variables: () =>
      Object.fromEntries(
        (scene.started().at(-1)?.environmentVariablesOverride ?? []).map(({ name, value }) => [name, value]),
      ),
    document: (variable) => JSON.parse(Buffer.from(String(scene.variables()[variable]), "base64").toString()),
  };
  return scene;
}

/** What all tests of the file did so far. */
const recorded: RecordedCall[] = [];

/** The last test of a file: what was asked and answered in the others is as AWS would have it. */
export function itSpeaksCodeBuild(...operations: readonly string[]): void {
  it.skipIf(!isBotocoreThere)(
    `sends requests, and was answered with responses, that AWS's service model knows${NEEDS_BOTOCORE}`,
    () => {
      expect(new Set(recorded.map(({ operation }) => operation))).toEqual(new Set(operations));
      expect(botocoreFaults("codebuild", recorded)).toEqual([]);
    },
  );
}
