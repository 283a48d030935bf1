import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, DATA_PIPELINE } from "./aws-project.ts";
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

it("starts what is deployed, follows it, and ends with its steps, reports and models", async () => {
  await deploy();
  aws.sagemaker.states = succeeds;
  leaveResults(aws);

  const result = await run("--param", "Rows=20", "--name", "nightly", "--json");

  expect(result.code, result.stderr).toBe(0);
  expect(document(result)).toMatchObject({
    pipelineName: "quality-p-abcdef123456",
    displayName: "nightly",
    status: "Succeeded",
    parameters: { Limit: 6, Rows: 20, Note: "none" },
    steps: [
      {
        name: "Evaluate",
        type: "Processing",
        cacheHit: false,
        outputs: { quality: "s3://artifacts/out/quality" },
        reports: { quality: { mse: 0.1 } },
      },
      { name: "IsGood", type: "Condition", outcome: "True" },
      { name: "Register", type: "RegisterModel", outputs: { modelPackage: MODEL } },
    ],
    registeredModels: [{ arn: MODEL, approvalStatus: "PendingManualApproval" }],
  });
  expect(aws.sagemaker.executions[0]?.parameters).toEqual([{ Name: "Rows", Value: "20" }]);
  expect(result.stderr).toMatch(/Evaluate running[\s\S]*Evaluate done[\s\S]*Register done/);
  expect(result.stderr).not.toContain("DEPLOYED_PIPELINE_DIFFERS");
});

it("is a failure where the execution fails, and says which step, why, and where its log is", async () => {
  await deploy();
  const reason = "ClientError: no such image";
  aws.sagemaker.states = [
    {
      status: "Failed",
      failureReason: "Step failure: One or multiple steps failed.",
      steps: [evaluated("Failed", { FailureReason: reason, AttemptCount: 2 })],
    },
  ];

  const result = await run("--json");

  expect(result.code).toBe(1);
  expect(document(result)).toMatchObject({
    status: "Failed",
    failureReason: "Step failure: One or multiple steps failed.",
    steps: [{ name: "Evaluate", status: "Failed", attempts: 2, failureReason: reason }],
    registeredModels: [],
  });
  expect(result.stderr).toContain(`Step "Evaluate" failed\n  ${reason}`);
  expect(result.stderr).toContain("/aws/sagemaker/ProcessingJobs");
});

it("is a failure where someone stops it, and says how to go on; --resume then does", async () => {
  await deploy();
  aws.sagemaker.states = [
    { status: "Stopping", steps: [evaluated("Stopping")] },
    { status: "Stopped", steps: [evaluated("Stopped")] },
  ];

  const stopped = await run("--param", "Rows=7", "--json");
  const { executionArn } = document(stopped);

  expect(stopped.code).toBe(1);
  expect(document(stopped).status).toBe("Stopped");
  expect(stopped.stderr).toContain(`sagewright run --target aws --resume ${executionArn}`);

  aws.sagemaker.states = succeeds;
  leaveResults(aws);
  const resumed = await run("--resume", executionArn, "--json");
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(document(resumed)).toMatchObject({ executionArn, status: "Succeeded", parameters: { Rows: 7 } });
  const again = await run("--resume", executionArn, "--json");
  expect(document(again)).toMatchObject({ executionArn, status: "Succeeded" });
  expect(aws.sagemaker.executions).toHaveLength(1);
});

it("copies a local file that is given for a place in S3, once", async () => {
  const data = awsProject({ "pipeline.ts": DATA_PIPELINE, "my table.csv": "1,2\n" });
  const at = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    start(data, [...argv, "--target", "aws", "--json"], { ...buildVariables(aws.endpoint), ...env }).ended;
  await at(["deploy"]);

  const result = await at(["run", "--param", "Table=my table.csv"]);
  await at(["run", "--param", "Table=./my table.csv"]);

  expect(result.code, result.stderr).toBe(0);
  const { Table } = document(result).parameters;
  expect(Table).toMatch(/^s3:\/\/artifacts\/quality-p-abcdef123456\/input\/[0-9a-f]{64}\/my table\.csv$/);
  expect(String(aws.objects.get(Table.slice("s3://".length)))).toBe("1,2\n");
  expect(aws.s3Calls.filter((each) => each.startsWith("PUT"))).toHaveLength(1);

  const nowhere = await at(["run", "--param", "Table=my table.csv"], { ARTIFACT_BUCKET: "" });
  expect(nowhere.code).toBe(2);
  expect(document(nowhere).issues[0].hint).toContain("--bucket");
});

it("carries hostile values literally", async () => {
  await deploy();
  const hostile = `it's "$(id)" \`id\`; rm -rf / | \n\t\\ ünï 🐧 \${HOME} %s`;
  const result = await run("--param", `Note=${hostile}`, "--json");
  expect(result.code, result.stderr).toBe(0);
  expect(aws.sagemaker.executions[0]?.parameters).toEqual([{ Name: "Note", Value: hostile }]);
  expect(document(result).parameters.Note).toBe(hostile);
});

it.skipIf(!isBotocoreThere)(
  `sends requests, and was answered with responses, that AWS's service model knows${NEEDS_BOTOCORE}`,
  () => {
    expect(new Set(recorded.map(({ operation }) => operation))).toEqual(
      new Set([
        "CreatePipeline",
        "DescribePipeline",
        "StartPipelineExecution",
        "RetryPipelineExecution",
        "DescribePipelineExecution",
        "ListPipelineExecutionSteps",
        "ListPipelineParametersForExecution",
        "DescribeProcessingJob",
        "DescribeModelPackage",
      ]),
    );
    expect(botocoreFaults(recorded)).toEqual([]);
  },
);
