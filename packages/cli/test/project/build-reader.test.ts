import { projectNames } from "@sagewright/core/project";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { makeResources, runModelBuild } from "../../../../tools/fake-aws/stories/project-resources.ts";
import { buildReader } from "../../src/project/build-reader.ts";
import { latestBuild } from "../../src/project/code-pipeline.ts";
import { clientsOfFake } from "./clients-of-fake.ts";

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
});
afterAll(() => aws.stop());

/** A project whose first build has succeeded. */
function built(projectName: string) {
  const identity = { projectName, projectId: `p-${projectName}` };
  makeResources(aws.state, identity, {});
  const { codePipeline } = projectNames(identity, aws.state);
  const pipeline = aws.state.codePipelines.get(codePipeline);
  if (pipeline === undefined) throw new TypeError(codePipeline);
  return { identity, codePipeline, pipeline };
}

it("does not take the build of an earlier run for that of one which is still fetching the code", async () => {
  const clients = clientsOfFake(aws);
  const { codePipeline, pipeline } = built("fetching");
  const next = { pipelineExecutionId: "next", status: "InProgress" } as const;
  pipeline.executions.unshift({ ...next, startTime: aws.state.now() });
  const [source] = pipeline.stages;
  if (source !== undefined) pipeline.stages[0] = { ...source, latestExecution: next };

  const build = await latestBuild(clients, codePipeline);
  const read = await buildReader(clients, codePipeline)();

  expect(build).toMatchObject({ id: "next", stages: [{ status: "Waiting" }, { status: "Waiting" }] });
  expect(build).not.toHaveProperty("buildId");
  expect(read).toEqual({ state: "not begun", lines: [] });
});

it("reads nothing of a build that has no log yet, and all of it once it has one", async () => {
  const { identity, codePipeline } = built("queued");
  runModelBuild(aws.state, identity, "InProgress");
  const build = [...aws.state.builds.values()].at(-1);
  if (build === undefined) throw new TypeError("no build");
  const { logs = {} } = build;
  build.logs = { deepLink: logs.deepLink };
  const read = buildReader(clientsOfFake(aws), codePipeline);

  const queued = await read();
  build.logs = logs;
  const begun = await read();
  build.buildStatus = "SUCCEEDED";
  const over = await read();

  expect(queued).toEqual({ state: "queued", lines: [] });
  expect(begun).toMatchObject({
    state: "under way",
    lines: [{}, { text: expect.stringContaining("deploy") }],
  });
  expect(over).toEqual({ state: "over", lines: [] });
});

it("says where a run has ended before its build began", async () => {
  const { codePipeline, pipeline } = built("ended");
  pipeline.executions.unshift({ pipelineExecutionId: "next", status: "Failed", startTime: aws.state.now() });
  expect(await buildReader(clientsOfFake(aws), codePipeline)()).toEqual({
    state: "without a build",
    lines: [],
  });
});
