import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, DATA_PIPELINE } from "./aws-project.ts";
import { botocoreFaults, isBotocoreThere, NEEDS_BOTOCORE } from "./botocore-faults.ts";
import { type FakeAws, type RecordedCall, startFakeAws } from "./fake-aws.ts";
import { type FakeState, STARTED } from "./fake-sagemaker.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

const ACCOUNT = "arn:aws:sagemaker:eu-west-1:111122223333";
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

const evaluated = (status: string, more: object = {}) => ({
  StepName: "Evaluate",
  StepStatus: status,
  StartTime: STARTED,
  AttemptCount: 1,
  Metadata: { ProcessingJob: { Arn: `${ACCOUNT}:processing-job/pipelines-k3x9-evaluate` } },
  ...(status === "Executing" ? {} : { EndTime: STARTED + 30 }),
  ...more,
});
const judged = {
  StepName: "IsGood",
  StepStatus: "Succeeded",
  StartTime: STARTED + 31,
  EndTime: STARTED + 32,
  Metadata: { Condition: { Outcome: "True" } },
};
const MODEL = `${ACCOUNT}:model-package/quality/3`;
const registered = {
  StepName: "Register",
  StepStatus: "Succeeded",
  StartTime: STARTED + 33,
  EndTime: STARTED + 34,
  Metadata: { RegisterModel: { Arn: MODEL } },
};
const succeeds: readonly FakeState[] = [
  { status: "Executing", steps: [evaluated("Executing")] },
  { status: "Executing", steps: [judged, evaluated("Succeeded")] },
  { status: "Succeeded", steps: [registered, judged, evaluated("Succeeded")] },
];

function leaveResults(): void {
  const jobs = `${ACCOUNT}:processing-job`;
  aws.sagemaker.jobs.set("pipelines-k3x9-evaluate", {
    ProcessingJobName: "pipelines-k3x9-evaluate",
    ProcessingJobArn: `${jobs}/pipelines-k3x9-evaluate`,
    ProcessingJobStatus: "Completed",
    CreationTime: STARTED,
    AppSpecification: { ImageUri: "image" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "quality",
          S3Output: {
            S3Uri: "s3://artifacts/out/quality",
            S3UploadMode: "EndOfJob",
            LocalPath: "/opt/ml/processing/quality",
          },
        },
      ],
    },
  });
  aws.objects.set("artifacts/out/quality/quality.json", Buffer.from('{"mse":0.1}'));
  aws.sagemaker.models.set(MODEL, {
    ModelPackageName: "quality",
    ModelPackageArn: MODEL,
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [] },
    CreationTime: STARTED,
    ModelApprovalStatus: "PendingManualApproval",
  });
}

it("starts what is deployed, follows it, and ends with its steps, reports and models", async () => {
  await deploy();
  aws.sagemaker.states = succeeds;
  leaveResults();

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
  leaveResults();
  const resumed = await run("--resume", executionArn, "--json");
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(document(resumed)).toMatchObject({ executionArn, status: "Succeeded", parameters: { Rows: 7 } });
  const again = await run("--resume", executionArn, "--json");
  expect(document(again)).toMatchObject({ executionArn, status: "Succeeded" });
  expect(aws.sagemaker.executions).toHaveLength(1);
});

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
  leaveResults();
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
