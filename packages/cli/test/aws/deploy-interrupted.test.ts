import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListPipelinesCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";

/** Each starts the command line several times, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const needs = isMotoThere ? "" : " [needs moto]";
const PIPELINE = `
import { asset, pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("Files", {
  steps: [
    step.processing("Read", {
      image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/read:1",
      instanceType: "ml.m5.large",
      inputs: { large: { source: asset("large.bin"), destination: "/opt/ml/processing/large" } },
    }),
  ],
});
`;
const folder = awsProject({ "pipeline.ts": PIPELINE });
writeFileSync(join(folder, "large.bin"), Buffer.alloc(34 * 1024 * 1024, "0123456789abcdef!"));

let moto: Moto;
let s3: S3Client;
let sagemaker: SageMakerClient;
beforeAll(async () => {
  if (!isMotoThere) return;
  moto = await startMoto();
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const settings = { endpoint: moto.endpoint, region: "eu-west-1", credentials };
  s3 = new S3Client({ ...settings, forcePathStyle: true });
  sagemaker = new SageMakerClient(settings);
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
  await s3.send(new CreateBucketCommand({ Bucket: "artifacts", CreateBucketConfiguration }));
}, 60_000);
afterAll(() => moto?.stop());

const deploy = (endpoint: string, ...argv: readonly string[]) =>
  start(folder, ["deploy", "--target", "aws", "--role-arn", ROLE, ...argv], buildVariables(endpoint));

describe.skipIf(!isMotoThere)(`deploy, interrupted${needs}`, () => {
  it("throws away what it has sent of a file, changes nothing, and goes on at the next time", async () => {
    const proxy = await startFaultProxy(moto.endpoint, [
      { on: "UploadPart", fault: { slow: 30_000 }, nth: 2 },
    ]);
    const { child, ended } = deploy(proxy.endpoint);
    await expect
      .poll(() => proxy.requests.filter(({ operation }) => operation === "UploadPart").length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(1);

    child.kill("SIGINT");
    const result = await ended;
    await proxy.stop();

    expect(result.code).toBe(130);
    expect(result.stderr).toContain("Interrupted. Deploy again: what is there already is not sent again");
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: "artifacts" }))).Uploads ?? []).toEqual(
      [],
    );
    expect((await sagemaker.send(new ListPipelinesCommand({}))).PipelineSummaries).toEqual([]);
    const again = await deploy(moto.endpoint, "--json").ended;
    expect(document(again)).toMatchObject({
      change: "created",
      uploaded: [expect.stringMatching(/large\.bin$/)],
    });
  });

  it("writes a line for each file with its size where no terminal is, and nothing of it with --json", async () => {
    const plain = await deploy(moto.endpoint, "--name", "plain").ended;
    const json = await deploy(moto.endpoint, "--name", "json", "--json").ended;
    expect(plain.stderr).toMatch(/^uploaded s3:\/\/artifacts\/plain\/\S+\/large\.bin \(34 MiB\)$/m);
    expect(json.stderr).toBe("");
  });
});
