import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables } from "./aws-project.ts";
import { botocoreFaults, isBotocoreThere, NEEDS_BOTOCORE } from "./botocore-faults.ts";
import { type FakeAws, type RecordedCall, startFakeAws } from "./fake-aws.ts";
import { evaluated, leaveResults, MODEL, succeeds } from "./quality-execution.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

const folder = awsProject();
const recorded: RecordedCall[] = [];
const fakes: FakeAws[] = [];
let aws: FakeAws;

beforeEach(async () => {
  aws = await startFakeAws();
  fakes.push(aws);
});
afterEach(() => void recorded.push(...aws.calls));
afterAll(() => Promise.all(fakes.map((fake) => fake.stop())));

const call = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  start(folder, argv, { ...buildVariables(aws.endpoint), ...env });
const sagewright = (...argv: readonly string[]) => call(argv).ended;
const deploy = () => sagewright("deploy", "--target", "aws", "--json");
const run = (...more: readonly string[]) => sagewright("run", "--target", "aws", ...more);

it("leaves the execution running on Ctrl-C, with its state so far", async () => {
  await deploy();
  aws.sagemaker.states = [{ status: "Executing", steps: [evaluated("Executing")] }];
  const { child, ended } = call(["run", "--target", "aws", "--json"]);
  await expect
    .poll(() => aws.calls.filter(({ operation }) => operation.startsWith("List")).length, { timeout: 15_000 })
    .toBeGreaterThan(2);

  child.kill("SIGINT");
  const result = await ended;

  expect(result.code).toBe(130);
  expect(document(result)).toMatchObject({
    status: "Executing",
    steps: [{ name: "Evaluate", status: "Executing" }],
  });
  expect(result.stderr).toContain("The execution goes on at AWS.");
  expect(aws.calls.some(({ operation }) => operation.startsWith("Stop"))).toBe(false);
});

it("starts one execution though the answer is lost, and follows it through throttling and resets", async () => {
  await deploy();
  aws.sagemaker.states = succeeds;
  leaveResults(aws);
  aws.fail("StartPipelineExecution", "lost response");
  aws.fail("DescribePipelineExecution", { error: "ThrottlingException", message: "Rate exceeded" }, 2);
  aws.fail("ListPipelineExecutionSteps", "reset", 2);
  aws.fail("ListPipelineExecutionSteps", { error: "InternalFailure", message: "sorry", status: 500 });

  const result = await run("--json");

  expect(result.code, result.stderr).toBe(0);
  expect(aws.sagemaker.executions).toHaveLength(1);
});

it("says how to go on watching where its credentials expire meanwhile", async () => {
  await deploy();
  aws.sagemaker.states = [{ status: "Executing", steps: [] }];
  aws.fail(
    "ListPipelineExecutionSteps",
    { error: "ExpiredTokenException", message: "The security token is expired" },
    99,
  );

  const result = await run("--json");

  expect(result.code).toBe(3);
  expect(document(result).issues[0]).toMatchObject({ code: "AWS_CREDENTIALS_REFUSED" });
  expect(result.stderr).toMatch(/Watch it with: sagewright run --target aws --resume arn:/);
});

it("ends well where results may not be read, with a warning for each", async () => {
  await deploy();
  aws.sagemaker.states = succeeds;
  aws.fail(
    "DescribeProcessingJob",
    {
      error: "AccessDeniedException",
      message:
        "User: arn:aws:sts::111122223333:assumed-role/build/x is not authorized to perform: sagemaker:DescribeProcessingJob on resource: arn:job because no identity-based policy allows it",
    },
    9,
  );

  const result = await run("--json");

  expect(result.code, result.stderr).toBe(0);
  expect(document(result).steps[0]).not.toHaveProperty("reports");
  expect(document(result).registeredModels).toEqual([{ arn: MODEL, approvalStatus: "Unknown" }]);
  expect(result.stderr).toContain("may not do sagemaker:DescribeProcessingJob on arn:job.");
  expect(result.stderr.match(/warning RESULTS_UNREAD/g)).toHaveLength(2);
});

it.skipIf(!isBotocoreThere)(
  `sends requests, and was answered with responses, that AWS's service model knows${NEEDS_BOTOCORE}`,
  () => {
    expect(new Set(recorded.map(({ operation }) => operation))).toEqual(
      new Set([
        "CreatePipeline",
        "DescribePipeline",
        "StartPipelineExecution",
        "DescribePipelineExecution",
        "ListPipelineExecutionSteps",
        "DescribeProcessingJob",
        "DescribeModelPackage",
      ]),
    );
    expect(botocoreFaults(recorded)).toEqual([]);
  },
);
