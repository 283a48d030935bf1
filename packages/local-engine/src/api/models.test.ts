import { expect, it } from "vitest";
import { fakeEngine } from "../../test/engine-fixture.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:model/mine";
const role = { ExecutionRoleArn: "arn:aws:iam::111122223333:role/R" };

it("makes, describes, lists and deletes models", async () => {
  const { engine } = await fakeEngine();
  const { call } = engine.api;
  const container = { PrimaryContainer: { Image: "any:1" } };

  const made = await call("CreateModel", { ModelName: "Mine", ...role, ...container });

  const summary = { ModelName: "Mine", ModelArn: ARN, CreationTime: Date.UTC(2026, 0, 1) / 1000 };
  expect(made).toEqual({ ModelArn: ARN });
  expect(await call("DescribeModel", { ModelName: "Mine" })).toEqual({
    ...summary,
    ...role,
    ...container,
    EnableNetworkIsolation: false,
  });
  expect(await call("ListModels", {})).toEqual({ Models: [summary] });
  await expect(call("CreateModel", { ModelName: "Mine", ...role })).rejects.toMatchObject({
    name: "ValidationException",
    message: `Cannot create already existing model "${ARN}".`,
  });
  expect(await call("DeleteModel", { ModelName: "Mine" })).toEqual({});
  await expect(call("DescribeModel", { ModelName: "Mine" })).rejects.toMatchObject({
    name: "ValidationException",
    message: `Could not find model "${ARN}".`,
  });
});

it("knows the model of a Model step by the name that the step gives it", async () => {
  const { engine, run, stateDir } = await fakeEngine();
  await engine.putFile("s3://b/model.tar.gz", `${stateDir}/state.db`);
  const container = { Image: "any:1", ModelDataUrl: "s3://b/model.tar.gz" };
  const { executionArn } = await run({
    steps: [{ Name: "M", Type: "Model", Arguments: { ...role, PrimaryContainer: container } }],
  });
  const { ModelName = "", ModelArn } = engine.listSteps(executionArn)[0]?.properties ?? {};

  const described = await engine.api.call("DescribeModel", { ModelName });

  expect(described).toMatchObject({ ModelName, ModelArn, PrimaryContainer: container, ...role });
});
