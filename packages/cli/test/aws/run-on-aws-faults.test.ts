import { expect, it } from "vitest";
import { document } from "../sagewright.ts";
import { itSpeaksSageMaker, onFakeAws } from "./on-fake-aws.ts";
import { evaluated, leaveResults, MODEL, succeeds } from "./quality-execution.ts";

const on = onFakeAws();
const EXPIRED = { error: "ExpiredTokenException", message: "The security token is expired" };

it("leaves the execution running on Ctrl-C, with its state so far", async () => {
  await on.deploy();
  on.aws.sagemaker.states = [{ status: "Executing", steps: [evaluated("Executing")] }];
  const { child, ended } = on.call(["run", "--target", "aws", "--json"]);
  await expect
    .poll(() => on.aws.calls.filter(({ operation }) => operation.startsWith("List")).length, {
      timeout: 15_000,
    })
    .toBeGreaterThan(2);

  child.kill("SIGINT");
  const result = await ended;

  expect(result.code).toBe(130);
  expect(document(result)).toMatchObject({
    status: "Executing",
    steps: [{ name: "Evaluate", status: "Executing" }],
  });
  expect(result.stderr).toContain("The execution goes on at AWS.");
  expect(on.aws.calls.some(({ operation }) => operation.startsWith("Stop"))).toBe(false);
});

it("starts one execution though the answer is lost, and follows it through throttling and resets", async () => {
  await on.deploy();
  on.aws.sagemaker.states = succeeds;
  leaveResults(on.aws);
  on.aws.fail("StartPipelineExecution", "lost response");
  on.aws.fail("DescribePipelineExecution", { error: "ThrottlingException", message: "Rate exceeded" }, 2);
  on.aws.fail("ListPipelineExecutionSteps", "reset", 2);
  on.aws.fail("ListPipelineExecutionSteps", { error: "InternalFailure", message: "sorry", status: 500 });

  const result = await on.run("--json");

  expect(result.code, result.stderr).toBe(0);
  expect(on.aws.sagemaker.executions).toHaveLength(1);
});

it("says how to go on watching where its credentials expire meanwhile", async () => {
  await on.deploy();
  on.aws.sagemaker.states = [
    { status: "Executing", steps: [] },
    { status: "Executing", steps: [evaluated("Executing")] },
  ];
  const { ended } = on.call(["run", "--target", "aws", "--json"]);
  await expect.poll(() => on.aws.sagemaker.executions[0]?.looks ?? 0, { timeout: 15_000 }).toBeGreaterThan(1);
  on.aws.fail("DescribePipelineExecution", EXPIRED, 99);

  const result = await ended;

  const { executionArn, status, steps, issues } = document(result);
  expect(result.code).toBe(3);
  expect({ status, steps }).toMatchObject({
    status: "Executing",
    steps: [{ name: "Evaluate", status: "Executing" }],
  });
  expect(issues).toMatchObject([
    { code: "AWS_CREDENTIALS_REFUSED" },
    {
      code: "EXECUTION_LEFT_RUNNING",
      path: [executionArn],
      message: expect.stringContaining("still running"),
      hint: expect.stringContaining(`sagewright runs show ${executionArn} --follow --target aws`),
    },
  ]);
  expect(result.stderr).toMatch(
    /Watch it with: sagewright runs show arn:\S+ --follow --target aws\nStop it with: sagewright runs stop arn:/,
  );
});

it("says so where it could not even look once", async () => {
  await on.deploy();
  on.aws.fail("DescribePipelineExecution", EXPIRED, 99);

  const result = await on.run("--json");

  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "AWS_CREDENTIALS_REFUSED" },
    { code: "EXECUTION_LEFT_RUNNING", path: [on.aws.sagemaker.executions[0]?.arn] },
  ]);
});

it("ends well where results may not be read, with a warning for each", async () => {
  await on.deploy();
  on.aws.sagemaker.states = succeeds;
  on.aws.fail(
    "DescribeProcessingJob",
    {
      error: "AccessDeniedException",
      message:
        "User: arn:aws:sts::444455556666:assumed-role/build/x is not authorized to perform: sagemaker:DescribeProcessingJob on resource: arn:job because no identity-based policy allows it",
    },
    9,
  );

  const result = await on.run("--json");

  expect(result.code, result.stderr).toBe(0);
  expect(document(result).steps[0]).not.toHaveProperty("reports");
  expect(document(result).registeredModels).toEqual([{ arn: MODEL, approvalStatus: "Unknown" }]);
  expect(result.stderr).toContain("may not do sagemaker:DescribeProcessingJob on arn:job.");
  expect(result.stderr.match(/warning RESULTS_UNREAD/g)).toHaveLength(2);
});

itSpeaksSageMaker(
  "CreatePipeline",
  "DescribePipeline",
  "DescribeModelPackageGroup",
  "CreateModelPackageGroup",
  "StartPipelineExecution",
  "DescribePipelineExecution",
  "ListPipelineExecutionSteps",
  "DescribeProcessingJob",
  "DescribeModelPackage",
);
