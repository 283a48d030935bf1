import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribePipelineCommand, ListTagsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, LONG_PIPELINE, PIPELINE, ROLE } from "./aws-project.ts";
import { EMULATORS, type Emulator } from "./emulators.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

let emulator: Emulator;
let s3: S3Client;
let sagemaker: SageMakerClient;

async function makeBuckets(): Promise<void> {
  const settings = {
    endpoint: emulator.endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  };
  s3 = new S3Client({ ...settings, forcePathStyle: true });
  sagemaker = new SageMakerClient(settings);
  for (const Bucket of ["artifacts", "others"])
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } }),
    );
}

/** One emulator hands out what it has read from S3 as an object, not as text. */
const readDefinition = (definition: unknown): { readonly Steps: readonly object[] } =>
  typeof definition === "string" ? JSON.parse(definition) : Object(definition);

/** Each test has a pipeline of its own, so that none needs to wait for another. */
const deploy = (folder: string, name: string, argv: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  start(folder, ["deploy", "--target", "aws", "--json", ...argv], {
    ...buildVariables(emulator.endpoint),
    SAGEMAKER_PIPELINE_NAME: name,
    ARTIFACT_BUCKET_OWNER: emulator.account,
    ...env,
  }).ended;
const deployed = (PipelineName: string) => sagemaker.send(new DescribePipelineCommand({ PipelineName }));
const tagsOf = async (ResourceArn: string) => {
  const { Tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn }));
  return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
};

describe.each(EMULATORS)("deploy, on $title", ({ isThere, start: startEmulator }) => {
  beforeAll(async () => {
    if (!isThere) return;
    emulator = await startEmulator();
    await makeBuckets();
  }, 60_000);
  afterAll(() => emulator?.stop());

  it.skipIf(!isThere)(
    "uploads, creates and tags by the variables of a project's build; the second time there is nothing to do",
    async () => {
      const folder = awsProject();

      const first = await deploy(folder, "build-p-1");

      expect(first.code, first.stderr).toBe(0);
      expect(document(first)).toMatchObject({
        pipelineName: "build-p-1",
        change: "created",
        region: "eu-west-1",
        uploaded: [
          expect.stringMatching(/^s3:\/\/artifacts\/build-p-1\/code\/[0-9a-f]{64}\/main\.mjs$/),
          expect.stringMatching(/main\.mjs\.map$/),
        ],
      });
      const { PipelineDefinition = "", RoleArn, PipelineArn = "" } = await deployed("build-p-1");
      expect(RoleArn).toBe(ROLE);
      expect(PipelineDefinition).toContain(document(first).uploaded[0]);
      expect(await tagsOf(PipelineArn)).toEqual({
        "sagemaker:project-name": "quality",
        "sagemaker:project-id": "p-abcdef123456",
        "sagemaker:project-arn": "arn:aws:sagemaker:eu-west-1:444455556666:project/quality",
      });

      const second = await deploy(folder, "build-p-1");
      expect(second.code, second.stderr).toBe(0);
      expect(document(second)).toMatchObject({ change: "unchanged", uploaded: [] });
    },
  );

  it.skipIf(!isThere)(
    "updates what has changed, uploads only what is new, and keeps tags of others",
    async () => {
      const folder = awsProject();
      await deploy(folder, "changing", [], { SAGEMAKER_PROJECT_ID: "p-before1", SAGEMAKER_PROJECT_ARN: "" });
      writeFileSync(
        join(folder, "pipeline.ts"),
        PIPELINE.replace("the error is too big", "too big").replace(
          "params,\n",
          'params,\n  tags: [{ key: "team", value: "a b" }],\n',
        ),
      );

      const result = await deploy(folder, "changing", [], { SAGEMAKER_PROJECT_NAME: "" });

      expect(result.code, result.stderr).toBe(0);
      expect(document(result)).toMatchObject({ change: "updated", uploaded: [] });
      const { PipelineDefinition, PipelineArn = "" } = await deployed("changing");
      expect(PipelineDefinition).toContain('"too big"');
      expect(await tagsOf(PipelineArn)).toEqual({
        team: "a b",
        "sagemaker:project-name": "quality",
        "sagemaker:project-id": "p-abcdef123456",
        "sagemaker:project-arn": "arn:aws:sagemaker:eu-west-1:444455556666:project/quality",
      });
    },
  );

  it.skipIf(!isThere)("prefers flags to variables, and works without a project", async () => {
    const role = "arn:aws:iam::444455556666:role/path/other";
    const result = await deploy(
      awsProject(),
      "ignored",
      [
        "--name",
        "flagged",
        "--role-arn",
        role,
        "--bucket",
        "others",
        "--region",
        "eu-west-1",
        "--endpoint-url",
        emulator.endpoint,
      ],
      {
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
        AWS_REGION: "us-east-2",
        SAGEMAKER_PROJECT_NAME: "",
        SAGEMAKER_PROJECT_ID: "",
        SAGEMAKER_PROJECT_ARN: "",
      },
    );

    expect(result.code, result.stderr).toBe(0);
    expect(document(result)).toMatchObject({ pipelineName: "flagged", tags: {} });
    expect(document(result).uploaded[0]).toMatch(/^s3:\/\/others\/flagged\//);
    expect((await deployed("flagged")).RoleArn).toBe(role);
  });

  it.skipIf(!isThere)("sends a long definition through S3, under its hash", async () => {
    const folder = awsProject({ "pipeline.ts": LONG_PIPELINE });

    const result = await deploy(folder, "long");

    expect(result.code, result.stderr).toBe(0);
    expect(document(result).uploaded).toEqual([
      expect.stringMatching(/^s3:\/\/artifacts\/long\/definition\/[0-9a-f]{64}\/definition\.json$/),
    ]);
    const definition: unknown = (await deployed("long")).PipelineDefinition;
    expect(readDefinition(definition).Steps).toHaveLength(60);
    expect(document(await deploy(folder, "long"))).toMatchObject({ uploaded: [] });
  });

  it.skipIf(!isThere)("deploys a definition of any tool", async () => {
    const definition = {
      Version: "2020-12-01",
      Steps: [{ Name: "No", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
    };
    const folder = awsProject({ "definition.json": JSON.stringify(definition) });

    const result = await deploy(folder, "any", ["definition.json"]);

    expect(result.code, result.stderr).toBe(0);
    expect(JSON.parse((await deployed("any")).PipelineDefinition ?? "")).toEqual(definition);
  });

  it.skipIf(!isThere)(
    "uploads files and folders as they are, large ones in parts, whatever their names",
    async () => {
      const folder = awsProject({
        "pipeline.ts": `
import { asset, pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("Files", {
  role: ${JSON.stringify(ROLE)},
  steps: [
    step.processing("Read", {
      image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/read:1",
      instanceType: "ml.m5.large",
      inputs: {
        large: { source: asset("large.bin"), destination: "/opt/ml/processing/large" },
        data: { source: asset("data/"), destination: "/opt/ml/processing/data" },
      },
    }),
  ],
});
`,
        "data/it's $(id) ünï & +.csv": "a,b\n",
        "data/deep/b.csv": "1,2\n",
      });
      const large = Buffer.alloc(20 * 1024 * 1024, "0123456789abcdef!");
      writeFileSync(join(folder, "large.bin"), large);

      const result = await deploy(folder, "files");

      expect(result.code, result.stderr).toBe(0);
      const uploaded: string[] = document(result).uploaded;
      expect(uploaded).toHaveLength(3);
      const keyOf = (end: string) =>
        uploaded.find((uri) => uri.endsWith(end))?.slice("s3://artifacts/".length) ?? "";
      const read = async (Key: string) => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: "artifacts", Key }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      };
      expect((await read(keyOf("large.bin"))).equals(large)).toBe(true);
      expect(
        (await s3.send(new HeadObjectCommand({ Bucket: "artifacts", Key: keyOf("large.bin") }))).ETag,
      ).toMatch(/-2"$/);
      expect(String(await read(keyOf("/data/it's $(id) ünï & +.csv")))).toBe("a,b\n");
      expect(String(await read(keyOf("/data/deep/b.csv")))).toBe("1,2\n");
      expect(document(await deploy(folder, "files"))).toMatchObject({ change: "unchanged", uploaded: [] });
    },
  );

  it.skipIf(!isThere)("says that a bucket is not there", async () => {
    const result = await deploy(awsProject(), "nowhere", ["--bucket", "no-such-bucket"]);
    expect(result.code).toBe(3);
    expect(document(result).issues).toMatchObject([
      { code: "BUCKET_NOT_FOUND", path: ["s3://no-such-bucket"] },
    ]);
  });
});
