import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import {
  type FakeEngine,
  fakeEngine,
  processing,
  requestOf,
  temporaryFolder,
} from "../../test/engine-fixture.ts";

const QUEUE = "https://sqs.us-east-1.amazonaws.com/111122223333/approvals";

const callback = (more: JsonObject = {}): JsonObject => ({
  Name: "Approve",
  Type: "Callback",
  SqsQueueUrl: QUEUE,
  Arguments: { model: "m1" },
  OutputParameters: [
    { OutputName: "score", OutputType: "Float" },
    { OutputName: "note", OutputType: "String" },
  ],
  ...more,
});

interface Message {
  readonly token: string;
  readonly status: string;
  readonly pipelineExecutionArn: string;
  readonly arguments: JsonObject;
}

function messagesIn(stateDir: string): readonly Message[] {
  const folder = join(stateDir, "sqs", "approvals");
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } catch {
    return [];
  }
}

/** Waits until a worker would see so many messages. */
async function messages(
  { stateDir }: Pick<FakeEngine, "stateDir">,
  count: number,
): Promise<readonly Message[]> {
  await expect.poll(() => messagesIn(stateDir), { timeout: 5000 }).toHaveLength(count);
  return messagesIn(stateDir);
}

const first = (all: readonly Message[]): Message => {
  const [message] = all;
  if (message === undefined) throw new TypeError("no message");
  return message;
};

async function started(step = callback()) {
  const fake = await fakeEngine();
  const execution = await fake.engine.start(requestOf([step]));
  return { ...fake, execution, message: first(await messages(fake, 1)) };
}

describe("a Callback step", () => {
  it("puts a message into the queue's folder, and shows its token while it waits", async () => {
    const { engine, execution, message } = await started();

    expect(message).toEqual({
      token: expect.stringMatching(/^[a-zA-Z0-9]{10}$/),
      pipelineExecutionArn: execution.executionArn,
      arguments: { model: "m1" },
      status: "Executing",
    });
    const { PipelineExecutionSteps } = await engine.api.call("ListPipelineExecutionSteps", {
      PipelineExecutionArn: execution.executionArn,
    });
    expect(PipelineExecutionSteps).toMatchObject([
      {
        StepStatus: "Executing",
        Metadata: { Callback: { CallbackToken: message.token, SqsQueueUrl: QUEUE, OutputParameters: [] } },
      },
    ]);
    const log = readFileSync(engine.logFile(execution.executionArn, "Approve") ?? "", "utf8");
    expect(log).toContain(message.token);
  });

  it("goes on with the outputs of the answer, in their types", async () => {
    const { engine, execution, message } = await started();

    const answer = await engine.api.call("SendPipelineExecutionStepSuccess", {
      CallbackToken: message.token,
      OutputParameters: [
        { Name: "score", Value: "0.5" },
        { Name: "undeclared", Value: "x" },
      ],
    });

    expect(answer).toEqual({ PipelineExecutionArn: execution.executionArn });
    expect((await execution.done).status).toBe("Succeeded");
    expect(engine.listSteps(execution.executionArn)).toMatchObject([
      { status: "Succeeded", properties: { OutputParameters: { score: 0.5 } } },
    ]);
  });

  it("fails with the reason of the answer", async () => {
    const { engine, execution, message } = await started();

    await engine.api.call("SendPipelineExecutionStepFailure", {
      CallbackToken: message.token,
      FailureReason: "rejected",
    });

    await execution.done;
    expect(engine.listSteps(execution.executionArn)).toMatchObject([
      { status: "Failed", failureReason: "rejected" },
    ]);
  });

  it("fails when an output is not of its type", async () => {
    const { engine, execution, message } = await started();

    await engine.api.call("SendPipelineExecutionStepSuccess", {
      CallbackToken: message.token,
      OutputParameters: [{ Name: "score", Value: "abc" }],
    });

    await execution.done;
    const [step] = engine.listSteps(execution.executionArn);
    expect(step).toMatchObject({ status: "Failed", failureReason: expect.stringContaining('"score"') });
  });

  it("takes an answer through another engine on the same folder", async () => {
    const { stateDir, execution, message } = await started();
    const { engine: other } = await fakeEngine({ stateDir });

    await other.api.call("SendPipelineExecutionStepSuccess", { CallbackToken: message.token });

    expect((await execution.done).status).toBe("Succeeded");
  });

  it("asks the worker to clean up on a stop, and is stopped once it answers, however", async () => {
    const fake = await started();
    const { engine, execution, message } = fake;

    await engine.api.call("StopPipelineExecution", { PipelineExecutionArn: execution.executionArn });

    const all = await messages(fake, 2);
    expect(all).toContainEqual({ ...message, status: "Stopping" });
    expect(engine.describeExecution(execution.executionArn).status).toBe("Stopping");
    await engine.api.call("SendPipelineExecutionStepSuccess", { CallbackToken: message.token });
    expect((await execution.done).status).toBe("Stopped");
  });

  it("does not keep an engine from closing, and goes on with its token afterwards", async () => {
    const { engine, stateDir, execution, message } = await started();
    await engine.close();
    const { engine: next } = await fakeEngine({ stateDir });
    await next.api.call("SendPipelineExecutionStepSuccess", { CallbackToken: message.token });

    const resumed = await next.resume(execution.executionArn);

    expect((await resumed.done).status).toBe("Succeeded");
  });

  it.each([
    [
      "a URL that names no queue",
      { SqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/1/.." },
      "no URL of an SQS queue",
    ],
    ["a message larger than SQS takes", { Arguments: { text: "x".repeat(300_000) } }, "SQS takes 262144"],
  ])("fails at once with %s", async (_, more, reason) => {
    const { engine, run } = await fakeEngine();

    const record = await run({ steps: [callback(more as JsonObject), processing("Other")] });

    expect(record.status).toBe("Failed");
    expect(engine.listSteps(record.executionArn)[0]?.failureReason).toContain(reason);
  });
});

describe("an answer", () => {
  it("counts once", async () => {
    const { engine, message } = await started();
    await engine.api.call("SendPipelineExecutionStepSuccess", { CallbackToken: message.token });

    const second = engine.api.call("SendPipelineExecutionStepFailure", { CallbackToken: message.token });

    await expect(second).rejects.toMatchObject({ name: "ConflictException" });
  });

  it("may be repeated with its ClientRequestToken", async () => {
    const { engine, message } = await started();
    const input = { CallbackToken: message.token, ClientRequestToken: "c".repeat(32) };

    const answers = [
      await engine.api.call("SendPipelineExecutionStepSuccess", input),
      await engine.api.call("SendPipelineExecutionStepSuccess", input),
    ];

    expect(answers[1]).toEqual(answers[0]);
  });

  it.each([
    ["nobody has", "abcdefghij", "ResourceNotFound"],
    ["is too short", "abcdefghi", "ValidationException"],
  ])("to a token that %s is refused", async (_, CallbackToken, name) => {
    const { engine } = await fakeEngine({ stateDir: temporaryFolder() });

    const call = engine.api.call("SendPipelineExecutionStepSuccess", { CallbackToken });

    await expect(call).rejects.toMatchObject({ name });
  });
});
