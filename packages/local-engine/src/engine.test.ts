import { describe, expect, it } from "vitest";
import { codesOf, fakeEngine, processing, requestOf } from "../test/engine-fixture.ts";

describe("openEngine", () => {
  it("refuses a region and an account that are none, both at once", async () => {
    expect(await codesOf(() => fakeEngine({ region: "Mars", accountId: "1" }))).toEqual([
      "REGION_INVALID",
      "ACCOUNT_ID_INVALID",
    ]);
  });

  it("puts the region and the account into every ARN", async () => {
    const { run } = await fakeEngine({ region: "eu-central-1", accountId: "123456789012" });

    expect((await run({ steps: [] })).executionArn).toMatch(
      /^arn:aws:sagemaker:eu-central-1:123456789012:pipeline\/test\/execution\/[a-z2-7]{12}$/,
    );
  });

  it("can be closed twice, and then says that it is closed", async () => {
    const { engine } = await fakeEngine();
    await engine.close();
    await engine.close();

    expect(await codesOf(() => engine.listExecutions())).toEqual(["ENGINE_CLOSED"]);
    expect(await codesOf(() => engine.start(requestOf([processing("A")])))).toEqual(["ENGINE_CLOSED"]);
  });
});

describe("executions", () => {
  it("are listed newest first, of one pipeline and so many", async () => {
    const { run, engine } = await fakeEngine();
    const first = await run({ steps: [], displayName: "first" });
    const other = await run({ steps: [], pipelineName: "Other" });
    const second = await run({ steps: [] });

    expect(engine.listExecutions()).toEqual([second, other, first]);
    expect(engine.listExecutions({ pipelineName: "Test", limit: 1 })).toEqual([second]);
    expect(engine.describeExecution(first.executionArn)).toEqual(first);
    expect(first.displayName).toBe("first");
  });

  it("record the value of every parameter, those too big for a number as digits", async () => {
    const { engine } = await fakeEngine();
    const Parameters = [
      { Name: "Text", Type: "String", DefaultValue: "a" },
      { Name: "Count", Type: "Integer", DefaultValue: 1 },
      { Name: "Big", Type: "Integer", DefaultValue: 1 },
      { Name: "Share", Type: "Float", DefaultValue: 0.5 },
      { Name: "On", Type: "Boolean", DefaultValue: false },
    ];

    const execution = await engine.start({
      pipelineName: "Test",
      definition: JSON.stringify({ Version: "2020-12-01", Parameters, Steps: [] }),
      parameters: { Count: "007", Big: "9007199254740993", On: "True" },
    });

    expect((await execution.done).parameters).toEqual({
      Text: "a",
      Count: 7,
      Big: "9007199254740993",
      Share: 0.5,
      On: true,
    });
  });

  it("tell a listener's mistake to the process, and go on", async () => {
    const { engine } = await fakeEngine();
    const execution = await engine.start(requestOf([processing("A")]));
    const uncaught = new Promise((resolve) => process.once("uncaughtException", resolve));
    const others = process.listeners("uncaughtException").slice(0, -1);
    for (const listener of others) process.removeListener("uncaughtException", listener);
    const stopListening = execution.onEvent(() => {
      stopListening();
      throw new RangeError("the listener's");
    });

    expect((await execution.done).status).toBe("Succeeded");
    expect(await uncaught).toEqual(new RangeError("the listener's"));
    for (const listener of others) process.on("uncaughtException", listener);
  });
});
