import { setImmediate as turn } from "node:timers/promises";
import type { JsonObject } from "@sagewright/core";
import { expect, it } from "vitest";
import { definitionOf, fakeClock, fakeEngine, processing } from "../../test/engine-fixture.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const PIPELINE = {
  PipelineName: "Mine",
  PipelineDefinition: definitionOf([processing("A")]),
  RoleArn: "arn:aws:iam::111122223333:role/Pipelines",
};
const HOUR = 3600 * 1000;

async function api() {
  const clock = fakeClock();
  const { engine } = await fakeEngine({ clock });
  const call = (operation: string, input: JsonObject) => engine.api.call(operation, input);
  const ended = async (arn: unknown): Promise<void> => {
    while (engine.describeExecution(String(arn)).endTime === undefined) await turn();
  };
  return { clock, engine, call, ended };
}

it("makes anew what was deleted, when it is asked for with the token of the first time", async () => {
  const { engine, call, ended } = await api();
  const create = () => call("CreatePipeline", { ...PIPELINE, ClientRequestToken: TOKEN });
  const start = () => call("StartPipelineExecution", { PipelineName: "Mine", ClientRequestToken: TOKEN });
  await create();
  const first = await start();
  await ended(first.PipelineExecutionArn);
  await call("DeletePipeline", { PipelineName: "Mine", ClientRequestToken: TOKEN });

  await create();
  const second = await start();

  expect(await call("DescribePipeline", { PipelineName: "Mine" })).toMatchObject({ PipelineName: "Mine" });
  expect(second).not.toEqual(first);
  expect(engine.describeExecution(String(second.PipelineExecutionArn))).toBeDefined();
});

it("deletes nothing that came after, however late a deletion is asked for again", async () => {
  const { call } = await api();
  const remove = () => call("DeletePipeline", { PipelineName: "Mine", ClientRequestToken: TOKEN });
  await call("CreatePipeline", { ...PIPELINE, ClientRequestToken: TOKEN });
  const first = await remove();
  await call("CreatePipeline", { ...PIPELINE, ClientRequestToken: `${TOKEN}2` });

  const repeated = await remove();

  expect(repeated).toEqual(first);
  expect(await call("DescribePipeline", { PipelineName: "Mine" })).toMatchObject({ PipelineName: "Mine" });
});

it("registers a model anew with the token of one that was deleted", async () => {
  const { call } = await api();
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });
  const register = () =>
    call("CreateModelPackage", { ModelPackageGroupName: "Penguins", ClientToken: "token-1" });
  const { ModelPackageArn: first = "" } = await register();
  await call("DeleteModelPackage", { ModelPackageName: first });

  const { ModelPackageArn: second } = await register();

  expect(second).toBe(String(first).replace(/1$/, "2"));
});

it("calls a token by the name of the member that has it, when it is used for something else", async () => {
  const { call } = await api();
  await call("CreateModelPackageGroup", { ModelPackageGroupName: "Penguins" });
  const input = { ModelPackageGroupName: "Penguins", ClientToken: "token-1" };
  await call("CreateModelPackage", input);

  const other = call("CreateModelPackage", { ...input, ModelPackageDescription: "other" });

  await expect(other).rejects.toMatchObject({
    name: "ConflictException",
    message: expect.stringContaining("The ClientToken 'token-1'"),
  });
});

it("remembers a token for a day", async () => {
  const { clock, call, ended } = await api();
  await call("CreatePipeline", PIPELINE);
  const start = async () => {
    const input = { PipelineName: "Mine", ClientRequestToken: TOKEN };
    const { PipelineExecutionArn } = await call("StartPipelineExecution", input);
    await ended(PipelineExecutionArn);
    return PipelineExecutionArn;
  };
  const first = await start();

  clock.advance(23 * HOUR);
  const sameDay = await start();
  clock.advance(2 * HOUR);
  const nextDay = await start();

  expect(sameDay).toBe(first);
  expect(nextDay).not.toBe(first);
});
