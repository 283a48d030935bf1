import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, PIPELINE } from "./aws-project.ts";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

const folder = awsProject();
let aws: FakeAws;

const call = (argv: readonly string[], env: NodeJS.ProcessEnv = {}, at = folder) =>
  start(at, argv, { ...buildVariables(aws.endpoint), ...env }).ended;
const run = (...more: readonly string[]) => call(["run", "--target", "aws", ...more]);

beforeAll(async () => {
  aws = await startFakeAws();
  await call(["deploy", "--target", "aws"]);
});
afterAll(() => aws.stop());

it("says that the pipeline is not deployed", async () => {
  const result = await run("--pipeline-name", "another", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues[0]).toMatchObject({ code: "PIPELINE_NOT_DEPLOYED", path: ["another"] });
});

it("warns where the file says something else than what is deployed", async () => {
  const other = awsProject({ "pipeline.ts": PIPELINE.replace("TooBad", "Bad") });
  const result = await call(["run", "--target", "aws"], {}, other);
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).toContain("DEPLOYED_PIPELINE_DIFFERS");
});

it("needs no role and no bucket, and takes those of the deployed pipeline for what they are", async () => {
  const result = await call(["run", "--target", "aws"], {
    SAGEMAKER_PIPELINE_ROLE_ARN: "",
    ARTIFACT_BUCKET: "",
  });
  const others = await call(["run", "--target", "aws", "--bucket", "others"], {
    SAGEMAKER_PIPELINE_ROLE_ARN: "",
  });
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr + others.stderr).not.toContain("DEPLOYED_PIPELINE_DIFFERS");
});

it.each([
  [["--param", "Rows=many"], "PARAMETER_VALUE_TYPE"],
  [["--param", "Row=1"], "PARAMETER_UNKNOWN"],
  [["--name", "a name with $(blanks)"], "DISPLAY_NAME_INVALID"],
  [["--pipeline-name", "../$(id)"], "DEPLOYED_NAME_INVALID"],
  [["--bucket", "s3://$(id)"], "DEPLOYED_BUCKET_INVALID"],
  [["--endpoint-url", "file:///etc/passwd"], "ENDPOINT_INVALID"],
  [
    ["--resume", "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/p/execution/k3x9"],
    "EXECUTION_NOT_FOUND_ON_AWS",
  ],
  [["--stub", "Evaluate=x.json"], "USAGE_INVALID"],
  [["--only", "Evaluat"], "USAGE_INVALID"],
  [["--only", "Evaluate", "--from", "Evaluate"], "USAGE_INVALID"],
  [["--source", "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/p/execution/k3x9"], "USAGE_INVALID"],
  [["--only", "Evaluate", "--source", "k3x9"], "USAGE_INVALID"],
  [["--max-parallel-steps", "0"], "USAGE_INVALID"],
  [["--resume", "k3x9"], "USAGE_INVALID"],
  [["--state-dir", "state"], "USAGE_INVALID"],
])("refuses %j", async (argv, code) => {
  const before = aws.sagemaker.executions.length;
  const result = await run(...argv, "--json");
  expect(document(result).issues[0]).toMatchObject({ code });
  expect(result.code).toBe(2);
  expect(aws.sagemaker.executions).toHaveLength(before);
});

it("refuses places of AWS for a run on this machine", async () => {
  const result = await call(["run", "--region", "eu-west-1"]);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("Add --target aws");
});
