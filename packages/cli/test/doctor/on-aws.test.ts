import { expect, it } from "vitest";
import { doctorDocument } from "../../src/documents/doctor.ts";
import { operatorPlace } from "../project/on-fake.ts";
import { document, type Result } from "../sagewright.ts";

const CONFIG = `export default { organization: "acme", environment: "prod", routes: ["service-catalog", "s3"], studioDomainIds: ["d-abcdef123456"] };`;
const operator = (scenario = {}) => operatorPlace(scenario, { "sagewright.config.ts": CONFIG });

const CONNECTION =
  "arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555";
const DOMAIN = "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-abcdef123456";

/** Findings that are not ok, as `status check: message`. */
function lacking(result: Result): readonly string[] {
  const { groups } = doctorDocument.parse(document(result));
  return groups.flatMap(({ findings }) =>
    findings
      .filter(({ status }) => status !== "ok")
      .map(({ status, check, message }) => `${status} ${check}: ${message}`),
  );
}

const remedyOf = (result: Result, check: string): string | undefined =>
  doctorDocument
    .parse(document(result))
    .groups.flatMap(({ findings }) => findings)
    .find((finding) => finding.check === check)?.remedy;

const connected = async () => {
  const place = await operator();
  place.aws.state.connections.set(CONNECTION, {
    ConnectionArn: CONNECTION,
    ConnectionName: "acme",
    ProviderType: "GitHub",
    ConnectionStatus: "AVAILABLE",
    OwnerAccountId: "111122223333",
  });
  return place;
};

it("finds nothing lacking for projects on a platform that is whole", async () => {
  const { run } = await connected();

  const result = await run("doctor", "project", "--json");

  expect(result.code).toBe(0);
  expect(lacking(result)).toEqual([]);
});

it("names each part of a platform that is broken, with exit code 3", async () => {
  const { aws, run } = await connected();
  const { state } = aws;
  const { names } = state;
  const bucket = state.buckets.get(names.stateBucket);
  if (bucket === undefined) throw new Error("no bucket");
  delete bucket.corsOrigins;
  bucket.objects.set(`templates/${names.product}.json`, { body: "{}", tags: [{ Key: "team", Value: "ml" }] });
  state.tags.set(DOMAIN, []);
  state.roles.delete(names.launchRole);
  state.secrets.set(names.gitSecret, undefined);
  const connection = state.connections.get(CONNECTION);
  if (connection !== undefined) connection.ConnectionStatus = "PENDING";

  const result = await run("doctor", "--json");

  expect(result.code).toBe(3);
  expect(lacking(result)).toEqual([
    expect.stringMatching(/^warning pipeline: /),
    "warning pipeline's role: No role is named for a deploy.",
    "warning pipeline's bucket: No bucket is named for a deploy.",
    `fault platform: There is no role ${names.launchRole}: no project can be launched.`,
    "warning Service Catalog's roles: There is no role AmazonSageMakerServiceCatalogProductsLaunchRole.",
    "warning Service Catalog's roles: There is no role AmazonSageMakerServiceCatalogProductsUseRole.",
    "fault connections: The connection acme is PENDING: its handshake is not done.",
    expect.stringMatching(
      /^fault Git credentials: The secret sagewright-acme-prod\/git-credentials is empty/,
    ),
    expect.stringMatching(/^fault template: .*no tag sagemaker:studio-visibility=true/),
    expect.stringMatching(/^fault CORS: .*does not let https:\/\/\*\.sagemaker\.aws in/),
    expect.stringMatching(/^fault Studio domains: d-abcdef123456 has no tag/),
  ]);
});

it("sets right what is safe, says exactly what it did, and keeps what was there", async () => {
  const { aws, run } = await connected();
  const { state } = aws;
  const { names } = state;
  const key = `templates/${names.product}.json`;
  const bucket = state.buckets.get(names.stateBucket);
  if (bucket === undefined) throw new Error("no bucket");
  bucket.corsOrigins = ["https://acme.example"];
  bucket.objects.set(key, { body: "{}", tags: [{ Key: "team", Value: "ml" }] });
  state.tags.set(DOMAIN, [{ Key: "team", Value: "ml" }]);

  const fixed = await run("doctor", "project", "--fix");
  const again = await run("doctor", "project", "--json");

  expect(fixed.code).toBe(0);
  expect(fixed.stdout).toContain(
    `fixed: Added the tag sagemaker:studio-visibility=true to s3://${names.stateBucket}/${key}.`,
  );
  expect(fixed.stdout).toContain(
    `fixed: Added a CORS rule for https://*.sagemaker.aws to s3://${names.stateBucket}.`,
  );
  expect(fixed.stdout).toContain("to d-abcdef123456.");
  expect(bucket.objects.get(key)?.tags).toEqual([
    { Key: "team", Value: "ml" },
    { Key: "sagemaker:studio-visibility", Value: "true" },
  ]);
  expect(bucket.corsOrigins).toEqual(["https://acme.example", "https://*.sagemaker.aws"]);
  expect(state.tags.get(DOMAIN)).toContainEqual({ Key: "team", Value: "ml" });
  expect(lacking(again)).toEqual([]);
});

it("changes nothing without --fix, and leaves a domain alone that has other templates", async () => {
  const { aws, run } = await connected();
  aws.state.tags.set(DOMAIN, [
    { Key: "sagemaker:projectS3TemplatesLocation", Value: "s3://theirs/templates/" },
  ]);

  await run("doctor", "--json");
  const fixed = await run("doctor", "project", "--fix", "--json");

  expect(lacking(fixed)).toEqual([
    expect.stringMatching(/^warning Studio domains: d-abcdef123456 looks for templates in s3:\/\/theirs/),
  ]);
  expect(aws.calls.map(({ operation }) => operation)).not.toContainEqual(
    expect.stringMatching(/^(?:Put|Add|Create|Delete)/),
  );
});

it("says what may not be looked at, by its action, as a warning", async () => {
  const { aws, run } = await connected();
  aws.fail("DescribeSecret", "access denied", Number.POSITIVE_INFINITY);
  aws.fail("SearchProvisionedProducts", "access denied", Number.POSITIVE_INFINITY);

  const result = await run("doctor", "project", "--json");

  expect(result.code).toBe(0);
  expect(lacking(result)).toEqual([
    expect.stringMatching(/^warning Git credentials: .*secretsmanager:DescribeSecret/),
    expect.stringMatching(/^warning provisioned products: .*servicecatalog:SearchProvisionedProducts/),
  ]);
});

it("finds a fault in credentials that AWS does not take, as there is a platform", async () => {
  const { aws, run } = await operator();
  aws.fail("GetCallerIdentity", { error: "ExpiredToken", message: "It is over.", status: 403 }, 1e9);

  const result = await run("doctor", "--json");

  expect(result.code).toBe(3);
  expect(lacking(result)).toContainEqual(
    "fault credentials: AWS was not asked: AWS does not take these credentials: It is over.",
  );
});

it("names the variable for the account of a deployment's bucket where that is refused, and of no other", async () => {
  const { aws, start } = await operatorPlace(
    {},
    { "sagewright.config.ts": CONFIG.replace("}", ', bucket: "artifacts" }') },
  );
  for (const operation of ["HeadBucket", "GetBucketCors"]) aws.fail(operation, "access denied", 1e9);

  const deploy = await start("doctor", "deploy", "--json").ended;
  const catalog = await start("doctor", "project", "--json").ended;

  expect(remedyOf(deploy, "pipeline's bucket")).toContain("ARTIFACT_BUCKET_OWNER names another account");
  expect(remedyOf(catalog, "CORS")).toContain("allowed by its policies");
  expect(remedyOf(catalog, "CORS")).not.toContain("ARTIFACT_BUCKET_OWNER");
});

it("tells a platform that is not there once, not by each of its parts", async () => {
  const { run } = await operator({ platform: false });

  const result = await run("doctor", "catalog", "--json");

  expect(lacking(result)).toEqual([
    "warning platform: sagewright-acme-prod is not deployed in account 111122223333, eu-west-1.",
    expect.stringMatching(/^warning Service Catalog's roles/),
    expect.stringMatching(/^warning Service Catalog's roles/),
  ]);
});
