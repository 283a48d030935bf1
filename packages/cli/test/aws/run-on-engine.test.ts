import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { FaultRule } from "../../../../tools/fault-proxy/fault.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";
import { type Emulator, startEngine } from "./emulators.ts";

/** Each starts the command line several times, and waits for jobs, on a machine that may be busy. */
vi.setConfig({ testTimeout: 120_000 });

const PIPELINE = `
import { defineParams, lessThan, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const params = defineParams({ Rows: param.integer({ default: 10 }) });
const evaluate = step.fn("Evaluate", {
  inputs: { rows: params.Rows },
  reports: { quality: report({ output: "quality", file: "quality.json", shape: z.object({ mse: z.number() }) }) },
  run: ({ inputs }) => {
    console.log("rows: " + inputs.rows);
    if (inputs.rows < 1) throw new Error("there are no rows");
    return { quality: { mse: 1 / inputs.rows } };
  },
});
const tell = step.fn("Tell", { inputs: { mse: evaluate.reports.quality.get("mse") }, run: ({ inputs }) => console.log("told " + inputs.mse) });
export default pipeline("Served", { params, steps: [evaluate, tell], functionImage: "public.ecr.aws/docker/library/node:24" });
`;
const folder = awsProject({ "pipeline.ts": PIPELINE });
let engine: Emulator;

beforeAll(async () => {
  engine = await startEngine();
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const settings = { endpoint: engine.endpoint, region: "eu-west-1", credentials };
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
  await new S3Client({ ...settings, forcePathStyle: true }).send(
    new CreateBucketCommand({ Bucket: "artifacts", CreateBucketConfiguration }),
  );
  const deployed = await call(["deploy"]);
  expect(deployed.code, deployed.stderr + deployed.stdout).toBe(0);
}, 60_000);
afterAll(() => engine?.stop());

const starting = (argv: readonly string[], endpoint = engine.endpoint) =>
  start(folder, [...argv, "--target", "aws", "--json"], {
    ...buildVariables(endpoint),
    SAGEMAKER_PIPELINE_ROLE_ARN: ROLE,
    ARTIFACT_BUCKET_OWNER: engine.account,
  });
const call = (argv: readonly string[], endpoint?: string) => starting(argv, endpoint).ended;

it("runs what is deployed, with what steps write as they run, and with their reports", async () => {
  const result = await call(["run", "--param", "Rows=20", "--logs"]);

  expect(result.code, result.stderr + result.stdout).toBe(0);
  expect(document(result)).toMatchObject({
    status: "Succeeded",
    parameters: { Rows: 20 },
    steps: [
      { name: "Evaluate", type: "Processing", status: "Succeeded", reports: { quality: { mse: 0.05 } } },
      { name: "Tell", status: "Succeeded" },
    ],
  });
  expect(result.stderr).toContain("Evaluate | rows: 20");
});

it("runs chosen steps with the results of an earlier execution", async () => {
  const source = document(await call(["run", "--param", "Rows=4"]));

  const result = await call(["run", "--only", "Tell", "--logs"]);

  expect(result.code, result.stderr + result.stdout).toBe(0);
  expect(document(result).steps).toMatchObject([
    { name: "Evaluate", reusedFrom: source.executionArn },
    { name: "Tell", status: "Succeeded" },
  ]);
  expect(result.stderr).toContain("Tell | told 0.25");
});

it("ends with the log of the step that has failed; --resume tries it again", async () => {
  const failed = await call(["run", "--param", "Rows=0"]);

  expect(failed.code, failed.stdout).toBe(1);
  expect(document(failed)).toMatchObject({
    status: "Failed",
    steps: [{ name: "Evaluate", status: "Failed" }],
  });
  expect(failed.stderr).toMatch(/│ .*there are no rows/);

  const { executionArn } = document(failed);
  const again = await call(["run", "--resume", executionArn]);
  expect(again.code).toBe(1);
  expect(document(again)).toMatchObject({ executionArn, status: "Failed", parameters: { Rows: 0 } });
});

it("starts one execution through lost answers, throttling, resets and a wrong clock, and follows it to its end", async () => {
  const before = document(await call(["runs", "list"])).executions.length;
  const rules: readonly FaultRule[] = [
    { on: "StartPipelineExecution", fault: "lost response" },
    { on: "DescribePipelineExecution", fault: "throttled", times: 2 },
    { on: "DescribePipelineExecution", fault: "clock skew", nth: 4 },
    { on: "ListPipelineExecutionSteps", fault: "reset", times: 2 },
    { on: "ListPipelineExecutionSteps", fault: "reset in response", nth: 4 },
    { on: "DescribeProcessingJob", fault: "internal error" },
    { on: "GetObject", fault: { slow: 300 } },
  ];
  const proxy = await startFaultProxy(engine.endpoint, rules, { asTarget: true });

  const result = await call(["run", "--param", "Rows=2"], proxy.endpoint);
  await proxy.stop();

  expect(result.code, result.stderr + result.stdout).toBe(0);
  expect(document(result)).toMatchObject({
    status: "Succeeded",
    steps: [{ reports: { quality: { mse: 0.5 } } }, {}],
  });
  expect(document(await call(["runs", "list"])).executions).toHaveLength(before + 1);
});
