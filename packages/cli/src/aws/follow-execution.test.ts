import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { type ExecutionState, type FollowExecutionOptions, followExecution } from "./follow-execution.ts";

const ARN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/k3x9";
const PACE = { first: 1, longest: 4, patience: 60_000 };
const failure = (name: string, status: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });

/** Answers each look at the execution with the next of these, the last one for ever; it has no steps. */
function sagemaker(looks: readonly (string | Error | object)[]) {
  const asked: string[] = [];
  const send = async ({ input }: { readonly input: object }) => {
    if ("MaxResults" in input) return { PipelineExecutionSteps: [] };
    const look = looks[Math.min(asked.push("look"), looks.length) - 1];
    if (look instanceof Error) throw look;
    return typeof look === "string" ? { PipelineExecutionStatus: look } : look;
  };
  // The SDK's paginators take nothing but a client of its own.
  const client = Object.assign(new SageMakerClient({ region: "eu-west-1" }), { send }) as SageMakerClient;
  return { client, asked };
}

function follow(
  looks: readonly (string | Error | object)[],
  {
    pace = PACE,
    signal = new AbortController().signal,
    before,
  }: Partial<Pick<FollowExecutionOptions, "pace" | "signal" | "before">> = {},
) {
  const { client, asked } = sagemaker(looks);
  const said: string[] = [];
  const states: (string | undefined)[] = [];
  const onState = ({ execution }: ExecutionState) => void states.push(execution.PipelineExecutionStatus);
  const done = followExecution(client, ARN, {
    signal,
    pace,
    before,
    onState,
    say: (text) => void said.push(text),
  });
  return { done, asked, said, states };
}

describe("followExecution", () => {
  it.each(["Succeeded", "Failed", "Stopped"])("ends with %s", async (status) => {
    const { done, states } = follow(["Executing", "Stopping", status, "Executing"]);
    expect((await done)?.execution.PipelineExecutionStatus).toBe(status);
    expect(states).toEqual(["Executing", "Stopping", status]);
  });

  it("goes on asking while the service is out of reach, and says so once", async () => {
    const throttled = failure("ThrottlingException", 400);
    const { done, said } = follow([
      "Executing",
      throttled,
      failure("InternalFailure", 500),
      throttled,
      "Succeeded",
    ]);
    expect((await done)?.execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(said).toEqual([
      "AWS does not answer for now; the execution goes on, and so does asking.",
      "AWS answers again.",
    ]);
  });

  it("gives up when its patience is at an end", async () => {
    const { done } = follow(["Executing", failure("ThrottlingException", 400)], {
      pace: { ...PACE, patience: -1 },
    });
    await expect(done).rejects.toMatchObject({ issues: [{ code: "AWS_THROTTLED" }] });
  });

  it("gives up at once where waiting does not help", async () => {
    const { done, asked } = follow(["Executing", failure("AccessDeniedException", 400), "Succeeded"]);
    await expect(done).rejects.toBeInstanceOf(SagewrightError);
    expect(asked).toHaveLength(2);
  });

  it("ends with what was seen last when it is told to", async () => {
    const controller = new AbortController();
    const { done, states } = follow(["Executing"], {
      signal: controller.signal,
      pace: { ...PACE, first: 60_000 },
    });
    await expect.poll(() => states.length).toBe(1);
    controller.abort();
    expect((await done)?.execution.PipelineExecutionStatus).toBe("Executing");
  });

  const failed = (seconds: number) =>
    ({ PipelineExecutionStatus: "Failed", LastModifiedTime: new Date(seconds * 1000) }) as const;
  const beforeRetry = { ...failed(1), PipelineExecutionArn: ARN };

  it("does not take the end before a retry for the end after it", async () => {
    const { done, asked } = follow([failed(1), failed(1), "Executing", failed(2)], { before: beforeRetry });
    expect((await done)?.execution).toEqual(failed(2));
    expect(asked).toHaveLength(4);
  });

  it("believes the service that nothing has come of a retry", async () => {
    const { done } = follow([failed(1)], { before: beforeRetry });
    expect((await done)?.execution).toEqual(failed(1));
  });

  it("waits for an execution that was started just before to be known, but not for ever", async () => {
    const unknown = failure("ResourceNotFound", 400);
    const { done, said } = follow([unknown, unknown, "Executing", "Succeeded"]);
    expect((await done)?.execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(said).toEqual([]);
    await expect(follow([unknown]).done).rejects.toMatchObject({
      issues: [{ code: "EXECUTION_NOT_FOUND_ON_AWS" }],
    });
    await expect(follow(["Executing", unknown]).done).rejects.toBeInstanceOf(SagewrightError);
  });
});
