import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribePipelineCommand, ListPipelinesCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FaultRule, ProxyFault } from "../../../../tools/fault-proxy/fault.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";
import { EMULATORS, type Emulator } from "./emulators.ts";

/** Each starts the command line, on a machine that may be busy, and waits for repetitions. */
vi.setConfig({ testTimeout: 120_000 });

const pipelineOf = (message: string) => `
import { asset, pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("Files", {
  steps: [
    step.processing("Read", {
      image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/read:1",
      instanceType: "ml.m5.large",
      inputs: {
        large: { source: asset("large.bin"), destination: "/opt/ml/processing/large" },
        data: { source: asset("data/"), destination: "/opt/ml/processing/data" },
      },
    }),
    step.fail("No", { errorMessage: ${JSON.stringify(message)} }),
  ],
});
`;
/** Sent in two parts. */
const LARGE = Buffer.alloc(17 * 1024 * 1024, "0123456789abcdef!");
const folder = awsProject({
  "pipeline.ts": pipelineOf("one"),
  "data/a.csv": "a,b\n",
  "data/deep/b.csv": "1,2\n",
});
writeFileSync(join(folder, "large.bin"), LARGE);
const changed = awsProject({
  "pipeline.ts": pipelineOf("two"),
  "data/a.csv": "a,b\n",
  "data/deep/b.csv": "1,2\n",
});
writeFileSync(join(changed, "large.bin"), LARGE);

const each = (fault: ProxyFault, ...operations: readonly string[]): readonly FaultRule[] =>
  operations.map((on) => ({ on, fault }));
const UPLOADS = ["PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"];
const PIPELINE = ["DescribePipeline", "CreatePipeline", "ListTags"];

const RIGHT_IN_THE_END: readonly (readonly [string, readonly FaultRule[]])[] = [
  ["throttling", each("throttled", "HeadObject", "UploadPart", "DescribePipeline", "CreatePipeline")],
  ["errors of the service", each("internal error", "HeadObject", ...UPLOADS, ...PIPELINE)],
  ["a service that is not there for a while", each("unavailable", "HeadObject", ...UPLOADS, ...PIPELINE)],
  ["connections that end before the request is read", each("reset", "HeadObject", ...UPLOADS, ...PIPELINE)],
  [
    "connections that end in the middle of a body",
    each("reset in request", "PutObject", "UploadPart", "CreatePipeline"),
  ],
  [
    "connections that end in the middle of an answer",
    each("reset in response", "DescribePipeline", "CreateMultipartUpload"),
  ],
  [
    "answers that are lost after the effect",
    each("lost response", ...UPLOADS, "CreatePipeline", "DescribePipeline"),
  ],
  ["slow answers", [{ on: () => true, fault: { slow: 400 }, times: 6 }]],
  ["a clock that is wrong", each("clock skew", "DescribePipeline", "HeadObject", "UploadPart")],
];

/** Rows wait for repetitions most of the time: they run beside each other, each with a proxy and a pipeline of its own. */
describe.concurrent.each(EMULATORS)(
  "deploy through faults, on $title",
  ({ isThere, isEngine, start: startEmulator }) => {
    let emulator: Emulator;
    let s3: S3Client;
    let sagemaker: SageMakerClient;
    beforeAll(async () => {
      if (!isThere) return;
      emulator = await startEmulator();
      const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
      const settings = { endpoint: emulator.endpoint, region: "eu-west-1", credentials };
      s3 = new S3Client({ ...settings, forcePathStyle: true });
      sagemaker = new SageMakerClient(settings);
      const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
      await s3.send(new CreateBucketCommand({ Bucket: "artifacts", CreateBucketConfiguration }));
    }, 60_000);
    afterAll(() => emulator?.stop());

    async function deploy(name: string, rules: readonly FaultRule[], at = folder, attempts = 6) {
      const proxy = await startFaultProxy(emulator.endpoint, rules, { asTarget: isEngine });
      const result = await start(at, ["deploy", "--target", "aws", "--json"], {
        ...buildVariables(proxy.endpoint),
        SAGEMAKER_PROJECT_NAME: "",
        SAGEMAKER_PROJECT_ID: "",
        SAGEMAKER_PROJECT_ARN: "",
        SAGEMAKER_PIPELINE_NAME: name,
        SAGEMAKER_PIPELINE_ROLE_ARN: ROLE,
        ARTIFACT_BUCKET_OWNER: emulator.account,
        AWS_MAX_ATTEMPTS: String(attempts),
      }).ended;
      await proxy.stop();
      return { ...result, requests: proxy.requests };
    }
    const objectsOf = async (Prefix: string) => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "artifacts", Prefix }));
      return Contents.map(({ Key = "" }) => Key);
    };
    const openUploads = async (Prefix: string) => {
      const { Uploads = [] } = await s3.send(
        new ListMultipartUploadsCommand({ Bucket: "artifacts", Prefix }),
      );
      return Uploads;
    };
    const bytesOf = async (Key: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: "artifacts", Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    };

    it.skipIf(!isThere).each(RIGHT_IN_THE_END)("ends right: %s", async (title, rules) => {
      const name = title.replace(/[^a-z]+/g, "-");

      const result = await deploy(name, rules);

      expect(result.code, result.stderr + result.stdout).toBe(0);
      expect(result.requests.filter(({ fault }) => fault !== undefined).length).toBeGreaterThanOrEqual(
        Math.min(rules.length, 4),
      );
      const keys = await objectsOf(`${name}/`);
      expect(keys).toHaveLength(3);
      expect((await bytesOf(keys.find((key) => key.endsWith("large.bin")) ?? "")).equals(LARGE)).toBe(true);
      expect(await openUploads(`${name}/`)).toEqual([]);
      const { PipelineSummaries = [] } = await sagemaker.send(
        new ListPipelinesCommand({ PipelineNamePrefix: name }),
      );
      expect(PipelineSummaries).toHaveLength(1);
      const again = await deploy(name, []);
      expect(document(again)).toMatchObject({ change: "unchanged", uploaded: [] });
    });

    it.skipIf(!isThere)("updates once, though the clock is wrong and the answer is lost", async () => {
      await deploy("updated", []);

      const result = await deploy(
        "updated",
        [
          { on: "UpdatePipeline", fault: "clock skew" },
          { on: "UpdatePipeline", fault: "lost response", nth: 2 },
        ],
        changed,
      );

      expect(result.code, result.stderr).toBe(0);
      expect(
        result.requests.filter(
          ({ operation, status }) => operation === "UpdatePipeline" && status !== undefined,
        ),
      ).toHaveLength(1);
      const { PipelineDefinition } = await sagemaker.send(
        new DescribePipelineCommand({ PipelineName: "updated" }),
      );
      expect(PipelineDefinition).toContain('"two"');
    });

    it.skipIf(!isThere)("throws the parts away where it cannot go on, and sends no others", async () => {
      const rules: readonly FaultRule[] = [
        { on: "UploadPart", fault: "expired credentials", nth: 2, times: Infinity },
      ];
      const result = await deploy("expired", rules);
      expect(result.code).toBe(3);
      expect(document(result).issues).toMatchObject([{ code: "AWS_CREDENTIALS_REFUSED" }]);
      expect(await openUploads("expired/")).toEqual([]);
      const { PipelineSummaries } = await sagemaker.send(
        new ListPipelinesCommand({ PipelineNamePrefix: "expired" }),
      );
      expect(PipelineSummaries).toEqual([]);
    });

    it.skipIf(!isThere).each<[string, readonly FaultRule[], string]>([
      ["expired-at-once", each("expired credentials", "DescribePipeline"), "AWS_CREDENTIALS_REFUSED"],
      ["a-web-page", [{ on: "DescribePipeline", fault: "web page", times: Infinity }], "AWS_SERVICE_FAILED"],
      [
        "throttled-for-ever",
        [{ on: "CreatePipeline", fault: "throttled", times: Infinity }],
        "AWS_THROTTLED",
      ],
      ["never-answered", [{ on: "CreatePipeline", fault: "reset", times: Infinity }], "AWS_UNREACHABLE"],
    ])("tells the truth where it cannot end right: %s", async (name, rules, code) => {
      const result = await deploy(name, rules, folder, 3);
      expect(document(result).issues).toMatchObject([{ code }]);
      expect(result.code).toBe(3);
    });

    // The other emulator takes whatever arrives.
    if (isEngine) {
      it.skipIf(!isThere)("sends bytes again that were changed on their way", async () => {
        const name = "changed-bytes";
        const result = await deploy(name, each("corrupt request", "PutObject", "UploadPart"));
        expect(result.code, result.stderr + result.stdout).toBe(0);
        const keys = await objectsOf(`${name}/`);
        expect((await bytesOf(keys.find((key) => key.endsWith("large.bin")) ?? "")).equals(LARGE)).toBe(true);
        expect(String(await bytesOf(keys.find((key) => key.endsWith("/a.csv")) ?? ""))).toBe("a,b\n");
      });
    }
  },
);
