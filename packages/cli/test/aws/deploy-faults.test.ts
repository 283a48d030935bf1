import { expect, it } from "vitest";
import { document } from "../sagewright.ts";
import { awsProject, LONG_PIPELINE, PIPELINE } from "./aws-project.ts";
import type { Fault } from "./fake-aws.ts";
import { itSpeaksSageMaker, onFakeAws } from "./on-fake-aws.ts";

const NAME = "quality-p-abcdef123456";
const on = onFakeAws();

const deploy = (env: NodeJS.ProcessEnv = {}, argv: readonly string[] = [], at?: string) =>
  on.call(["deploy", "--target", "aws", "--json", ...argv], env, at).ended;
const count = (operation: string) => on.aws.calls.filter((call) => call.operation === operation).length;

it("creates one pipeline though the answer is lost, and ends right through throttling, resets and 500s", async () => {
  on.aws.fail("DescribePipeline", { error: "ThrottlingException", message: "Rate exceeded" });
  on.aws.fail("PUT", "reset");
  on.aws.fail("PUT done", "lost response");
  on.aws.fail("HEAD", { error: "SlowDown", message: "", status: 503 });
  on.aws.fail("CreatePipeline", { error: "InternalFailure", message: "sorry", status: 500 });
  on.aws.fail("CreatePipeline", "lost response");

  const result = await deploy();

  expect(result.code, result.stderr).toBe(0);
  expect(document(result)).toMatchObject({ change: "created" });
  expect([...on.aws.sagemaker.pipelines.keys()]).toEqual([NAME]);
  expect(on.aws.objects.size).toBe(2);
});

it("takes a pipeline that another deployment has made meanwhile for what it is", async () => {
  await deploy();
  const present = on.aws.sagemaker.pipelines.get(NAME);
  on.aws.fail("DescribePipeline", { error: "ResourceNotFound", message: "does not exist" });

  const result = await deploy(
    {},
    [],
    awsProject({ "pipeline.ts": PIPELINE.replace("too big", "much too big") }),
  );

  expect(result.code, result.stderr).toBe(0);
  expect(document(result)).toMatchObject({ change: "updated", pipelineVersionId: 2 });
  expect(present?.PipelineDefinition).toContain("much too big");
});

it("updates once though the answer is lost, and makes no version where nothing changes", async () => {
  await deploy();
  const role = "arn:aws:iam::444455556666:role/other";
  on.aws.fail("UpdatePipeline", { error: "ThrottlingException", message: "Rate exceeded" });
  on.aws.fail("UpdatePipeline", "lost response");

  const updated = await deploy({ SAGEMAKER_PIPELINE_ROLE_ARN: role });

  expect(updated.code, updated.stderr).toBe(0);
  expect(document(updated)).toMatchObject({ change: "updated" });
  expect(document(await deploy({ SAGEMAKER_PIPELINE_ROLE_ARN: role }))).toMatchObject({
    change: "unchanged",
  });
  expect(count("UpdatePipeline")).toBe(1);
});

it("knows a long definition again, which it has sent through S3", async () => {
  const long = awsProject({ "pipeline.ts": LONG_PIPELINE });
  expect(document(await deploy({}, [], long))).toMatchObject({ change: "created" });
  expect(document(await deploy({}, [], long))).toMatchObject({ change: "unchanged", uploaded: [] });
});

it("uploads where a missing object is forbidden to be looked at", async () => {
  on.aws.fail("HEAD", { error: "Forbidden", message: "", status: 403 }, 9);
  const result = await deploy();
  expect(result.code, result.stderr).toBe(0);
  expect(document(result).uploaded).toHaveLength(2);
});

it("sends nothing to a bucket of another account's than the role's, but to that which is named", async () => {
  on.aws.bucketOwner = "777788889999";

  const refused = await deploy();

  expect(refused.code).toBe(3);
  expect(document(refused).issues).toMatchObject([
    { code: "AWS_ACCESS_DENIED", hint: expect.stringContaining("ARTIFACT_BUCKET_OWNER") },
  ]);
  expect(on.aws.objects.size).toBe(0);
  const named = await deploy({ ARTIFACT_BUCKET_OWNER: "777788889999" });
  expect(named.code, named.stderr).toBe(0);
  expect(on.aws.objects.size).toBe(2);
});

const DENIED =
  "User: arn:aws:sts::444455556666:assumed-role/build/1 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::444455556666:role/ml because no identity-based policy allows the iam:PassRole action";

it.each<[string, string, Fault, string, string]>([
  [
    "denied",
    "CreatePipeline",
    { error: "AccessDeniedException", message: DENIED },
    "AWS_ACCESS_DENIED",
    "iam:PassRole on arn:aws:iam::444455556666:role/ml",
  ],
  [
    "denied by S3",
    "PUT",
    { error: "AccessDenied", message: "", status: 403 },
    "AWS_ACCESS_DENIED",
    `s3:PutObject on s3://artifacts/${NAME}/code/`,
  ],
  [
    "expired",
    "DescribePipeline",
    { error: "ExpiredTokenException", message: "expired", status: 403 },
    "AWS_CREDENTIALS_REFUSED",
    "expired",
  ],
  [
    "unknown key",
    "DescribePipeline",
    { error: "UnrecognizedClientException", message: "invalid" },
    "AWS_CREDENTIALS_REFUSED",
    "invalid",
  ],
  ["a web page", "DescribePipeline", "web page", "AWS_SERVICE_FAILED", "HTTP 500"],
  [
    "quota",
    "CreatePipeline",
    { error: "ResourceLimitExceeded", message: "500 pipelines" },
    "AWS_LIMIT_REACHED",
    "500 pipelines",
  ],
  [
    "refused",
    "CreatePipeline",
    { error: "ValidationException", message: "Bad role\nsecond line" },
    "AWS_REQUEST_REFUSED",
    "Bad role",
  ],
  [
    "busy",
    "CreatePipeline",
    { error: "ConflictException", message: "being updated" },
    "AWS_CONFLICT",
    "being updated",
  ],
])("says what can be done: %s", async (_, operation, fault, code, words) => {
  on.aws.fail(operation, fault, 99);
  const result = await deploy({ AWS_MAX_ATTEMPTS: "2" });
  expect(result.code).toBe(code === "AWS_REQUEST_REFUSED" ? 1 : 3);
  expect(document(result).issues[0]).toMatchObject({ code, message: expect.stringContaining(words) });
});

it.each<[string, NodeJS.ProcessEnv, string]>([
  ["nobody answers", { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" }, "AWS_UNREACHABLE"],
  ["no region", { AWS_REGION: "" }, "AWS_REGION_MISSING"],
  ["no credentials", { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }, "AWS_CREDENTIALS_MISSING"],
])("is the environment's fault: %s", async (_, env, code) => {
  const result = await deploy(env);
  expect(document(result).issues[0]).toMatchObject({ code });
  expect(result.code).toBe(3);
});

it("takes the region where the AWS CLI takes it from", async () => {
  const result = await deploy({ AWS_REGION: "", AWS_DEFAULT_REGION: "ap-southeast-2" });
  expect(document(result)).toMatchObject({ region: "ap-southeast-2" });
});

/** Stand-ins may be sent to this machine. */
const ELSEWHERE = { AWS_ENDPOINT_URL: "https://aws.invalid" };

it.each<[string, NodeJS.ProcessEnv, readonly string[], string]>([
  ["a role", { SAGEMAKER_PIPELINE_ROLE_ARN: "" }, [], "ROLE_MISSING"],
  ["a bucket", { ARTIFACT_BUCKET: "" }, [], "BUCKET_MISSING"],
  ["a right role", {}, ["--role-arn", "$(id)"], "PIPELINE_ROLE_INVALID"],
  ["a right bucket", { ARTIFACT_BUCKET: "s3://artifacts/../x" }, [], "DEPLOYED_BUCKET_INVALID"],
  ["a right name", { SAGEMAKER_PIPELINE_NAME: "a; echo $(id)\n" }, [], "DEPLOYED_NAME_INVALID"],
  ["a right bucket's owner", { ARTIFACT_BUCKET_OWNER: "me" }, [], "BUCKET_OWNER_INVALID"],
  ["a right region", {}, ["--region", "us east"], "AWS_REGION_INVALID"],
  ["a project's name", { SAGEMAKER_PROJECT_NAME: "a;b" }, [], "PROJECT_VARIABLE_INVALID"],
  ["a project's id", { SAGEMAKER_PROJECT_ID: "x" }, [], "PROJECT_VARIABLE_INVALID"],
  [
    "a role of one's own",
    ELSEWHERE,
    ["--role-arn", "arn:aws:iam::111122223333:role/ml"],
    "STAND_IN_DEPLOYED",
  ],
  [
    "a bucket of one's own",
    { ...ELSEWHERE, ARTIFACT_BUCKET: "penguins-111122223333" },
    [],
    "STAND_IN_DEPLOYED",
  ],
  ["a right endpoint", {}, ["--endpoint-url", "javascript:1"], "ENDPOINT_INVALID"],
  ["a right role of schedules", {}, ["--schedule-role-arn", "me"], "ROLE_ARN_INVALID"],
  ["a note of one line", {}, ["--note", "one\ntwo"], "VERSION_NOTE_INVALID"],
])("is wrong usage without %s", async (_, env, argv, code) => {
  const result = await deploy(env, argv);
  expect(document(result).issues[0]).toMatchObject({ code });
  expect(result.code).toBe(2);
  expect([...on.aws.calls, ...on.aws.s3Calls]).toEqual([]);
});

const GROUP = "arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/quality";
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

it("gives a project's model group its tags, before a run would make it without; another project's is left alone", async () => {
  on.aws.fail("CreateModelPackageGroup", "lost response");
  const first = await deploy();
  expect(document(first).changes).toEqual([{ kind: "model-group", name: "quality", change: "unchanged" }]);
  expect(on.aws.sagemaker.tags.get(GROUP)?.get("sagemaker:project-id")).toBe("p-abcdef123456");

  const other = await deploy({ SAGEMAKER_PROJECT_ID: "p-another12345" });
  expect(document(other).warnings).toMatchObject([{ code: "MODEL_GROUP_UNTAGGED", path: ["quality"] }]);
  expect(on.aws.sagemaker.tags.get(GROUP)?.get("sagemaker:project-id")).toBe("p-abcdef123456");
});

it("notes what a version is about: in a build its commit, else what is said", async () => {
  const { pipelineArn } = document(await deploy({ CODEBUILD_RESOLVED_SOURCE_VERSION: COMMIT }));
  expect(on.aws.sagemaker.notes.get(`${pipelineArn}/1`)).toEqual({
    PipelineVersionDescription: `commit ${COMMIT}`,
    PipelineVersionDisplayName: "commit-0123456789ab",
  });

  const noted = await deploy({}, ["--note", "larger trees"]);
  expect(document(noted)).toMatchObject({ change: "unchanged", pipelineVersionId: 1 });
  expect(on.aws.sagemaker.notes.get(`${pipelineArn}/1`)).toEqual({
    PipelineVersionDescription: "larger trees",
  });

  on.aws.fail("UpdatePipelineVersion", { error: "AccessDeniedException", message: "no" }, 9);
  const lost = await deploy({}, ["--note", "lost"]);
  expect(lost.code, lost.stderr).toBe(0);
  expect(document(lost).warnings).toMatchObject([{ code: "VERSION_NOTE_LOST" }]);
});

it("changes nothing in a dry run, and says what it would", async () => {
  const dry = await deploy({}, ["--dry-run"]);
  expect(document(dry)).toMatchObject({
    dryRun: true,
    change: "created",
    uploaded: [expect.stringContaining("main.mjs"), expect.stringContaining("main.mjs.map")],
    changes: [{ kind: "model-group", name: "quality", change: "created" }],
  });
  expect(on.aws.sagemaker.pipelines.size + on.aws.objects.size + on.aws.sagemaker.groups.size).toBe(0);
});

it("promises nothing in a dry run whose bucket is not there", async () => {
  on.aws.fail("GET", { error: "NoSuchBucket", message: "", status: 404 }, 9);

  const dry = await deploy({}, ["--dry-run"]);

  expect(dry.code).toBe(3);
  expect(document(dry).issues).toMatchObject([{ code: "BUCKET_NOT_FOUND", path: ["s3://artifacts"] }]);
});

it.each([[], ["--dry-run"]])("refuses a role of another partition than the region's %j", async (...argv) => {
  const refused = await deploy({ AWS_REGION: "cn-north-1" }, argv);

  expect(refused.code).toBe(2);
  expect(document(refused).issues).toMatchObject([
    {
      code: "ROLE_IN_ANOTHER_PARTITION",
      path: ["arn:aws:iam::444455556666:role/ml"],
      hint: expect.stringContaining("arn:aws-cn:iam::…:role/NAME"),
    },
  ]);
  expect(on.aws.calls).toEqual([]);
});

itSpeaksSageMaker(
  "DescribeModelPackageGroup",
  "CreateModelPackageGroup",
  "ListPipelineVersions",
  "UpdatePipelineVersion",
  "AddTags",
  "DescribePipeline",
  "CreatePipeline",
  "UpdatePipeline",
  "ListTags",
);
