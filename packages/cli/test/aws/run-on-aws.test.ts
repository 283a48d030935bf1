import { expect, it } from "vitest";
import { document } from "../sagewright.ts";
import { awsProject, DATA_PIPELINE } from "./aws-project.ts";
import { itSpeaksSageMaker, onFakeAws } from "./on-fake-aws.ts";
import { evaluated, leaveResults, MODEL, succeeds } from "./quality-execution.ts";

const on = onFakeAws();
const LOG_GROUP = "/aws/sagemaker/ProcessingJobs";

it("starts what is deployed, follows it, and ends with its steps, reports and models", async () => {
  await on.deploy();
  on.aws.sagemaker.states = succeeds;
  leaveResults(on.aws);

  const result = await on.run("--param", "Rows=20", "--name", "nightly", "--json");

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
  expect(on.aws.sagemaker.executions[0]?.parameters).toEqual([{ Name: "Rows", Value: "20" }]);
  expect(result.stderr).toMatch(/Evaluate running[\s\S]*Evaluate done[\s\S]*Register done/);
  expect(result.stderr).not.toContain("DEPLOYED_PIPELINE_DIFFERS");
});

it("is a failure where the execution fails, and says which step, why, and the end of its log", async () => {
  await on.deploy();
  leaveResults(on.aws);
  const lines = Array.from({ length: 30 }, (_, n) => `line ${n}`);
  on.aws.logs.put(LOG_GROUP, "pipelines-k3x9-Evaluate/algo-1-1790000000", ...lines);
  on.aws.logs.put(LOG_GROUP, "pipelines-of-another/algo-1-1790000000", "of another");
  const reason = "ClientError: no such image";
  on.aws.sagemaker.states = [
    {
      status: "Failed",
      failureReason: "Step failure: One or multiple steps failed.",
      steps: [evaluated("Failed", { FailureReason: reason, AttemptCount: 2 })],
    },
  ];

  const result = await on.run("--json");

  expect(result.code).toBe(1);
  expect(document(result)).toMatchObject({
    status: "Failed",
    failureReason: "Step failure: One or multiple steps failed.",
    steps: [{ name: "Evaluate", status: "Failed", attempts: 2, failureReason: reason }],
    registeredModels: [],
  });
  expect(result.stderr).toContain(`Step "Evaluate" failed\n  ${reason}`);
  const { executionArn } = document(result);
  expect(result.stderr).toMatch(/│ line 10\n[\s\S]*│ line 29\n/);
  expect(result.stderr).not.toMatch(/line 9\n|of another/);
  expect(result.stderr).toContain(`sagewright runs logs ${executionArn} --target aws --step Evaluate`);
});

it("says why the end of a log cannot be read", async () => {
  await on.deploy();
  on.aws.sagemaker.states = [{ status: "Failed", steps: [evaluated("Failed")] }];
  leaveResults(on.aws);
  on.aws.fail("DescribeLogStreams", { error: "AccessDeniedException", message: "no" }, 9);
  const result = await on.run("--json");
  expect(result.code).toBe(1);
  expect(result.stderr).toContain("Its log cannot be read: This identity may not do logs:DescribeLogStreams");
});

it("prints what steps write as they run, each line once", async () => {
  await on.deploy();
  on.aws.sagemaker.states = succeeds;
  leaveResults(on.aws);
  on.aws.logs.put(LOG_GROUP, "pipelines-k3x9-Evaluate/algo-1-1790000000", "loading", "mse 0.1");

  const result = await on.run("--logs", "--json");

  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr.match(/Evaluate \| loading/g)).toHaveLength(1);
  expect(result.stderr).toContain("Evaluate | mse 0.1");
});

it("runs chosen steps only, with the results of the newest execution that has those of the others", async () => {
  await on.deploy();
  leaveResults(on.aws);
  on.aws.sagemaker.states = [{ status: "Failed", steps: [evaluated("Succeeded")] }];
  const source = document(await on.run("--json")).executionArn;
  on.aws.sagemaker.states = [{ status: "Failed", steps: [evaluated("Failed")] }];
  await on.run("--json");
  on.aws.sagemaker.states = succeeds;

  const result = await on.run(
    "--only",
    "IsGood",
    "--only",
    "Register",
    "--max-parallel-steps",
    "2",
    "--json",
  );

  expect(result.code, result.stderr).toBe(0);
  expect(on.aws.sagemaker.executions.at(-1)?.request).toMatchObject({
    SelectiveExecutionConfig: {
      SelectedSteps: [{ StepName: "IsGood" }, { StepName: "Register" }],
      SourcePipelineExecutionArn: source,
    },
    ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
  });
});

it("asks for a source where no execution has what chosen steps need, and takes the one that is named", async () => {
  await on.deploy();
  const none = await on.run("--from", "IsGood", "--json");
  expect(none.code).toBe(2);
  expect(document(none).issues).toMatchObject([{ code: "SOURCE_EXECUTION_NONE" }]);
  expect(on.aws.sagemaker.executions).toEqual([]);

  const source = "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/quality/execution/abc";
  await on.run("--from", "IsGood", "--source", source, "--json");
  expect(on.aws.sagemaker.executions[0]?.request).toMatchObject({
    SelectiveExecutionConfig: { SourcePipelineExecutionArn: source },
  });
});

it("is a failure where someone stops it, and says how to go on; --resume then does", async () => {
  await on.deploy();
  on.aws.sagemaker.states = [
    { status: "Stopping", steps: [evaluated("Stopping")] },
    { status: "Stopped", steps: [evaluated("Stopped")] },
  ];

  const stopped = await on.run("--param", "Rows=7", "--json");
  const { executionArn } = document(stopped);

  expect(stopped.code).toBe(1);
  expect(document(stopped).status).toBe("Stopped");
  expect(stopped.stderr).toContain(`sagewright run --target aws --resume ${executionArn}`);

  on.aws.sagemaker.states = succeeds;
  leaveResults(on.aws);
  const resumed = await on.run("--resume", executionArn, "--json");
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(document(resumed)).toMatchObject({ executionArn, status: "Succeeded", parameters: { Rows: 7 } });
  const again = await on.run("--resume", executionArn, "--json");
  expect(document(again)).toMatchObject({ executionArn, status: "Succeeded" });
  expect(on.aws.sagemaker.executions).toHaveLength(1);
});

it("copies a local file that is given for a place in S3, once", async () => {
  const data = awsProject({ "pipeline.ts": DATA_PIPELINE, "my table.csv": "1,2\n" });
  const at = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    on.call([...argv, "--target", "aws", "--json"], env, data).ended;
  await at(["deploy"]);

  const result = await at(["run", "--param", "Table=my table.csv"]);
  await at(["run", "--param", "Table=./my table.csv"]);

  expect(result.code, result.stderr).toBe(0);
  const { Table } = document(result).parameters;
  expect(Table).toMatch(/^s3:\/\/artifacts\/quality-p-abcdef123456\/input\/[0-9a-f]{64}\/my table\.csv$/);
  expect(String(on.aws.objects.get(Table.slice("s3://".length)))).toBe("1,2\n");
  expect(on.aws.s3Calls.filter((each) => each.startsWith("PUT"))).toHaveLength(1);

  const standIn = await at(["run", "--param", "Table=my table.csv"], {
    ARTIFACT_BUCKET: "penguins-111122223333",
    AWS_ENDPOINT_URL: "https://aws.invalid",
    AWS_ENDPOINT_URL_SAGEMAKER: on.aws.endpoint,
  });
  expect(standIn.code).toBe(2);
  expect(document(standIn).issues).toMatchObject([{ code: "STAND_IN_DEPLOYED", path: ["bucket"] }]);
  expect(on.aws.s3Calls.some((each) => each.includes("penguins"))).toBe(false);

  const nowhere = await at(["run", "--param", "Table=my table.csv"], { ARTIFACT_BUCKET: "" });
  expect(nowhere.code).toBe(2);
  expect(document(nowhere).issues[0].hint).toContain("--bucket");
});

it("carries hostile values literally", async () => {
  await on.deploy();
  const hostile = `it's "$(id)" \`id\`; rm -rf / | \n\t\\ ünï 🐧 \${HOME} %s`;
  const result = await on.run("--param", `Note=${hostile}`, "--json");
  expect(result.code, result.stderr).toBe(0);
  expect(on.aws.sagemaker.executions[0]?.parameters).toEqual([{ Name: "Note", Value: hostile }]);
  expect(document(result).parameters.Note).toBe(hostile);
});

itSpeaksSageMaker(
  "CreatePipeline",
  "DescribePipeline",
  "DescribeModelPackageGroup",
  "CreateModelPackageGroup",
  "ListPipelineExecutions",
  "StartPipelineExecution",
  "RetryPipelineExecution",
  "DescribePipelineExecution",
  "ListPipelineExecutionSteps",
  "ListPipelineParametersForExecution",
  "DescribeProcessingJob",
  "DescribeModelPackage",
);
