import { isJsonObject, type JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { definitionOf, fakeClock, fakeEngine, processing, untilStopped } from "../../test/engine-fixture.ts";
import type { Engine } from "../engine.ts";

const ROLE = "arn:aws:iam::111122223333:role/Pipelines";
const TOKEN = "0123456789abcdef0123456789abcdef";
const DEFINITION = definitionOf([processing("A")]);
const ARN = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/mine";

const create = (engine: Engine, more: JsonObject = {}): Promise<JsonObject> =>
  engine.api.call("CreatePipeline", {
    PipelineName: "Mine",
    PipelineDefinition: DEFINITION,
    RoleArn: ROLE,
    ...more,
  });

const callsOf =
  ({ engine }: { readonly engine: Engine }) =>
  (operation: string, input: JsonObject = {}) =>
    engine.api.call(operation, input);

describe("CreatePipeline", () => {
  it("makes a pipeline whose first version has the definition", async () => {
    const fake = await fakeEngine();

    const created = await create(fake.engine, {
      PipelineDescription: "of a test",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
      Tags: [{ Key: "team", Value: "ml" }],
    });

    expect(created).toEqual({ PipelineArn: ARN });
    const described = await callsOf(fake)("DescribePipeline", { PipelineName: ARN });
    expect(described).toEqual({
      PipelineArn: ARN,
      PipelineName: "Mine",
      PipelineDisplayName: "Mine",
      PipelineDescription: "of a test",
      PipelineDefinition: DEFINITION,
      RoleArn: ROLE,
      PipelineStatus: "Active",
      CreationTime: Date.UTC(2026, 0, 1) / 1000,
      LastModifiedTime: Date.UTC(2026, 0, 1) / 1000,
      CreatedBy: {},
      LastModifiedBy: {},
      ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
    });
  });

  it("refuses a name that is taken, in the words that clients look for", async () => {
    const { engine } = await fakeEngine();
    await create(engine);

    const second = create(engine, { PipelineName: "mine" });

    await expect(second).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("Pipeline names must be unique within an AWS account and region"),
    });
  });

  it("answers a repeated request as it did the first time, and refuses its token to others", async () => {
    const { engine } = await fakeEngine();
    const first = await create(engine, { ClientRequestToken: TOKEN });

    const repeated = await create(engine, { ClientRequestToken: TOKEN });
    const other = create(engine, { ClientRequestToken: TOKEN, PipelineName: "Other" });

    expect(repeated).toEqual(first);
    await expect(other).rejects.toMatchObject({ name: "ConflictException" });
  });

  it("makes one pipeline of two equal requests at the same time", async () => {
    const { engine } = await fakeEngine();

    const answers = await Promise.all([
      create(engine, { ClientRequestToken: TOKEN }),
      create(engine, { ClientRequestToken: TOKEN }),
    ]);

    expect(answers).toEqual([{ PipelineArn: ARN }, { PipelineArn: ARN }]);
  });

  it("reads the definition from the local S3", async () => {
    const fake = await fakeEngine();
    await callsOf(fake)("ListPipelines");
    const { openObjectStore } = await import("../adapters/object-store.ts");
    openObjectStore(`${fake.stateDir}/s3`).write("s3://bucket/definition.json", DEFINITION);

    await fake.engine.api.call("CreatePipeline", {
      PipelineName: "Mine",
      PipelineDefinitionS3Location: { Bucket: "bucket", ObjectKey: "definition.json" },
      RoleArn: ROLE,
    });

    const described = await callsOf(fake)("DescribePipeline", { PipelineName: "Mine" });
    expect(described.PipelineDefinition).toBe(DEFINITION);
  });

  it("does not take one version of an object for another", async () => {
    const { engine } = await fakeEngine();
    const location = { Bucket: "bucket", ObjectKey: "definition.json", VersionId: "v1" };

    const created = engine.api.call("CreatePipeline", {
      PipelineName: "Mine",
      PipelineDefinitionS3Location: location,
      RoleArn: ROLE,
    });

    await expect(created).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("no version v1 of s3://bucket/definition.json"),
    });
  });

  it("says all that is wrong with a definition", async () => {
    const { engine } = await fakeEngine();

    const created = create(engine, {
      PipelineDefinition: definitionOf([processing("A"), processing("A", { DependsOn: ["B"] })]),
    });

    await expect(created).rejects.toMatchObject({
      issues: [{ code: "STEP_UNKNOWN" }, { code: "STEP_NAME_DUPLICATE" }],
    });
  });
});

describe("UpdatePipeline", () => {
  it("makes a version of a new definition, and none of the same one", async () => {
    const fake = await fakeEngine();
    const call = callsOf(fake);
    await create(fake.engine);
    const changed = definitionOf([processing("B")]);

    const same = await call("UpdatePipeline", { PipelineName: "Mine", PipelineDefinition: DEFINITION });
    const other = await call("UpdatePipeline", { PipelineName: "Mine", PipelineDefinition: changed });

    expect([same.PipelineVersionId, other.PipelineVersionId]).toEqual([1, 2]);
    const first = await call("DescribePipeline", { PipelineName: "Mine", PipelineVersionId: 1 });
    const latest = await call("DescribePipeline", { PipelineName: "Mine" });
    expect([first.PipelineDefinition, latest.PipelineDefinition]).toEqual([DEFINITION, changed]);
  });

  it("leaves alone what the request does not name", async () => {
    const fake = await fakeEngine();
    const call = callsOf(fake);
    await create(fake.engine, { PipelineDescription: "first" });

    await call("UpdatePipeline", { PipelineName: "Mine", PipelineDisplayName: "Shown" });

    expect(await call("DescribePipeline", { PipelineName: "Mine" })).toMatchObject({
      PipelineDescription: "first",
      PipelineDisplayName: "Shown",
      RoleArn: ROLE,
    });
  });

  it("answers ResourceNotFound for a pipeline that is not there", async () => {
    const { engine } = await fakeEngine();

    const updated = engine.api.call("UpdatePipeline", { PipelineName: "Mine" });

    await expect(updated).rejects.toMatchObject({
      name: "ResourceNotFound",
      message: `Pipeline '${ARN}' does not exist.`,
    });
  });
});

describe("DeletePipeline", () => {
  it("refuses while an execution runs, and then takes the executions along", async () => {
    const fake = await fakeEngine({ behaviours: { A: untilStopped } });
    const call = callsOf(fake);
    await create(fake.engine);
    const { PipelineExecutionArn } = await call("StartPipelineExecution", { PipelineName: "Mine" });
    const whileRunning = call("DeletePipeline", { PipelineName: "Mine" });
    await expect(whileRunning).rejects.toMatchObject({ name: "ConflictException" });
    await call("StopPipelineExecution", { PipelineExecutionArn: PipelineExecutionArn ?? "" });
    await expect
      .poll(() => fake.engine.describeExecution(String(PipelineExecutionArn)).status)
      .toBe("Stopped");

    await call("DeletePipeline", { PipelineName: "Mine" });

    const gone = call("DescribePipelineExecution", { PipelineExecutionArn: PipelineExecutionArn ?? "" });
    await expect(gone).rejects.toMatchObject({ name: "ResourceNotFound" });
    await expect(call("DescribePipeline", { PipelineName: "Mine" })).rejects.toMatchObject({
      name: "ResourceNotFound",
    });
    expect(fake.engine.listExecutions()).toEqual([]);
  });
});

describe("ListPipelines", () => {
  it("pages through all of them, newest first", async () => {
    const clock = fakeClock();
    const fake = await fakeEngine({ clock });
    for (const name of ["One", "Two", "Three"]) {
      await create(fake.engine, { PipelineName: name });
      clock.advance(1000);
    }
    const call = callsOf(fake);

    const first = await call("ListPipelines", { MaxResults: 2 });
    const second = await call("ListPipelines", { MaxResults: 2, NextToken: first.NextToken ?? "" });

    expect([namesIn(first), namesIn(second)]).toEqual([["Three", "Two"], ["One"]]);
    expect(second.NextToken).toBeUndefined();
  });

  it("filters by prefix and time, and sorts by name", async () => {
    const clock = fakeClock();
    const fake = await fakeEngine({ clock });
    for (const name of ["B", "A", "Other"]) {
      await create(fake.engine, { PipelineName: `x-${name}` });
      clock.advance(1000);
    }
    const call = callsOf(fake);
    const start = Date.UTC(2026, 0, 1) / 1000;

    const byName = await call("ListPipelines", { SortBy: "Name", SortOrder: "Ascending" });
    const early = await call("ListPipelines", { CreatedBefore: start + 1.5 });
    const prefixed = await call("ListPipelines", { PipelineNamePrefix: "x-O" });

    expect(namesIn(byName)).toEqual(["x-A", "x-B", "x-Other"]);
    expect(namesIn(early)).toEqual(["x-A", "x-B"]);
    expect(namesIn(prefixed)).toEqual(["x-Other"]);
  });

  it.each([
    ["another request's", { SortBy: "Name" }],
    ["no", { NextToken: "abc" }],
  ])("refuses a token that is %s", async (_, more) => {
    const fake = await fakeEngine();
    for (const name of ["One", "Two"]) await create(fake.engine, { PipelineName: name });
    const call = callsOf(fake);
    const { NextToken = "" } = await call("ListPipelines", { MaxResults: 1 });

    const next = call("ListPipelines", { NextToken, ...more });

    await expect(next).rejects.toMatchObject({ name: "ValidationException" });
  });
});

const namesIn = ({ PipelineSummaries: summaries }: JsonObject): unknown[] =>
  Array.isArray(summaries)
    ? summaries.map((summary) => (isJsonObject(summary) ? summary.PipelineName : undefined))
    : [];
