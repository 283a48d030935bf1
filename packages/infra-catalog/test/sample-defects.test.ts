import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { policyFaults } from "../../../tools/infra-checks/iam-policy.ts";
import { type JsonObject, textsOf } from "../../../tools/infra-checks/stack-json.ts";
import { KEPT_ADDRESSES } from "../src/index.ts";
import {
  KMS_KEY,
  PRINCIPALS,
  resourceOf,
  type StackDocument,
  stackOf,
  statementsOf,
} from "./stack.fixture.ts";

/**
 * What the sample that this platform replaces gets wrong. Each rule is held against a stack made the sample's way, which
 * breaks it, and against ours, which keeps it.
 */
const sample = JSON.parse(
  readFileSync(new URL("./fixtures/sample.tf.json", import.meta.url), "utf8"),
) as StackDocument;

const resourcesOf = (stack: StackDocument, type: string): readonly JsonObject[] =>
  Object.values(stack.resource[type] ?? {});

/** Rules of a stack by what they ask; each names what breaks it. */
const rules: readonly {
  readonly title: string;
  readonly faults: (stack: StackDocument) => readonly string[];
  readonly settings?: Parameters<typeof stackOf>[0];
}[] = [
  {
    title: "defect 5: the runner may do named things to named resources",
    settings: { runner: "command-runner" },
    faults: (stack) =>
      policyFaults(stack, { boundaries: ["aws_iam_policy.project-boundary"] })
        .filter(({ rule }) => ["any-action", "any-resource", "pass-role"].includes(rule))
        .map(({ address, message }) => `${address}: ${message}`),
  },
  {
    title: "defect 7: what is uploaded changes when its content does, and a version of the product stays",
    faults: (stack) => [
      ...Object.entries(stack.resource.aws_s3_object ?? {})
        .filter(([, { source_hash }]) => !/^[0-9a-f]{64}$/.test(String(source_hash)))
        .map(([name]) => name),
      ...resourcesOf(stack, "aws_servicecatalog_product")
        .filter(
          ({ lifecycle }) =>
            !JSON.stringify(lifecycle ?? {}).includes(
              '"ignore_changes":["provisioning_artifact_parameters"]',
            ),
        )
        .map(() => "product is replaced with its template"),
    ],
  },
  {
    title: "defect 10: no plan and no state holds the Git password",
    settings: { gitCredentials: "write-only" },
    faults: (stack) => [
      ...resourcesOf(stack, "aws_secretsmanager_secret_version")
        .filter(({ secret_string }) => secret_string !== undefined)
        .map(() => "secret_string"),
      ...Object.entries(stack.variable ?? {})
        .filter(([name, { ephemeral, sensitive }]) => /password/.test(name) && !(ephemeral && sensitive))
        .map(([name]) => name),
    ],
  },
  {
    title: "defect 12: Terraform and the provider are pinned",
    faults: ({ terraform: { required_version, required_providers } }) => [
      ...(required_version === undefined ? ["required_version"] : []),
      ...(/"version":"\d+\.\d+\.\d+"/.test(JSON.stringify(required_providers ?? {})) ? [] : ["provider"]),
    ],
  },
  {
    title: "defect 13: the bucket of states is versioned, encrypted, private, for TLS only, and kept",
    faults: (stack) => [
      ...(resourcesOf(stack, "aws_s3_bucket").some(({ force_destroy }) => force_destroy === true)
        ? ["force_destroy"]
        : []),
      ...[
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
      ].filter((type) => resourcesOf(stack, type).length === 0),
      ...(JSON.stringify(resourcesOf(stack, "aws_s3_bucket")).includes('"prevent_destroy":true')
        ? []
        : ["prevent_destroy"]),
    ],
  },
  {
    title: "defect 13: a lock table costs nothing while nobody deploys",
    settings: { stateLock: "dynamodb" },
    faults: (stack) =>
      resourcesOf(stack, "aws_dynamodb_table")
        .filter(({ billing_mode }) => billing_mode !== "PAY_PER_REQUEST")
        .map(({ name }) => String(name)),
  },
  {
    title: "defect 15: no account and no region is written down",
    faults: (stack) =>
      textsOf(stack)
        .map(({ text }) => text)
        .filter((text) => /\b\d{12}\b|\b[a-z]{2}-[a-z]+-\d\b/.test(text)),
  },
  {
    title: "defect 16: no machine is started for a project",
    faults: (stack) => Object.keys(stack.resource.aws_iam_instance_profile ?? {}),
  },
  {
    title: "defect 17: nothing detaches a policy from others, and nothing sleeps",
    faults: (stack) => ["aws_iam_policy_attachment", "time_sleep"].filter((type) => type in stack.resource),
  },
  {
    title: "defect 17: the launch role may do what launching needs",
    faults: (stack) =>
      [...resourcesOf(stack, "aws_iam_policy"), ...resourcesOf(stack, "aws_iam_role_policy")]
        .filter(({ name, role }) => /launch/.test(`${name} ${role}`))
        .flatMap(({ policy }) => statementsOf(policy))
        .flatMap(({ Action }) => [Action].flat().map(String))
        .filter((action) => !/^(?:cloudformation|lambda|s3|iam|sts):/.test(action)),
  },
  {
    title: "defect 20: logs are kept for as long as the organization says",
    faults: (stack) =>
      resourcesOf(stack, "aws_cloudwatch_log_group")
        .filter(({ retention_in_days }) => retention_in_days === undefined)
        .map(({ name }) => String(name)),
  },
];

describe.each(rules)("$title", ({ faults, settings = {} }) => {
  it("holds here", () => {
    expect(faults(stackOf(settings))).toEqual([]);
  });

  it("breaks in a stack made the sample's way", () => {
    expect(faults(sample)).not.toEqual([]);
  });
});

describe("defect 7: a new bundle", () => {
  it("is another version of the product, which the old one does not give way to", () => {
    const [before, after] = [stackOf({}, { bundle: "one" }), stackOf({}, { bundle: "two" })];

    const task = (stack: StackDocument) =>
      String(resourceOf(stack, "aws_lambda_invocation", "product-version").input);
    expect(task(after)).not.toBe(task(before));
    expect(task(after)).toContain("publish-version");
    expect(resourceOf(after, "aws_lambda_invocation", "product-version").lifecycle_scope).toBe("CRUD");
    expect(after.resource.aws_servicecatalog_provisioning_artifact).toBeUndefined();
  });

  it("lies beside the old one, under its hash", () => {
    const key = (bundle: string) => String(stackOf({}, { bundle }).output.bundle_key?.value);

    expect(key("one")).toMatch(/^bundles\/[0-9a-f]{64}\.zip$/);
    expect(key("two")).not.toBe(key("one"));
  });
});

describe("defect 10: the Git secret", () => {
  it("is empty unless the platform is to write it", () => {
    const stack = stackOf({ gitCredentials: "empty" });

    expect(stack.resource.aws_secretsmanager_secret_version).toBeUndefined();
    expect(stack.variable).toBeUndefined();
  });

  it("is written through an argument that Terraform forgets", () => {
    const stack = stackOf({ gitCredentials: "write-only" });

    const version = resourceOf(stack, "aws_secretsmanager_secret_version");
    expect(String(version.secret_string_wo)).toContain("var.git_password");
    expect(version.secret_string_wo_version).toBe("${var.git_credentials_version}");
  });

  it("is encrypted with the organization's key where there is one", () => {
    const secret = resourceOf(stackOf({ kmsKeyArn: KMS_KEY }), "aws_secretsmanager_secret");

    expect(secret.kms_key_id).toBe(KMS_KEY);
  });
});

describe("defect 13: the bucket", () => {
  it("is destroyed by nobody, nor is what protects it", () => {
    const stack = stackOf();

    const kept = Object.entries(stack.resource).flatMap(([type, named]) =>
      Object.entries(named)
        .filter(([, body]) => JSON.stringify(body.lifecycle ?? {}).includes('"prevent_destroy":true'))
        .map(([name]) => `${type}.${name}`),
    );
    expect(kept.toSorted()).toEqual([...KEPT_ADDRESSES]);
  });

  it("refuses plain HTTP from everyone, for itself and all in it", () => {
    const [first] = statementsOf(resourceOf(stackOf(), "aws_s3_bucket_policy").policy);

    expect(first).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(first?.Resource).toHaveLength(2);
  });

  it("expires nothing but requests", () => {
    const { rule } = resourceOf(stackOf(), "aws_s3_bucket_lifecycle_configuration");

    const expiring = (rule as JsonObject[]).filter(({ expiration }) => expiration !== undefined);
    expect(expiring.map(({ filter }) => filter)).toEqual([[{ prefix: "requests/" }]]);
  });
});

describe("defect 18: the next step", () => {
  it("is given all of CreateProject's arguments that are the platform's, on both ways into Studio", () => {
    const { output } = stackOf();

    expect(output.create_project_from_service_catalog?.value).toMatchObject({
      ServiceCatalogProvisioningDetails: { ProductId: "${aws_servicecatalog_product.product.id}" },
    });
    expect(output.create_project_from_s3?.value).toMatchObject({
      TemplateProviders: [
        {
          CfnTemplateProvider: {
            TemplateName: "acme-dev-project",
            RoleARN: "${aws_iam_role.template-launch-role.arn}",
          },
        },
      ],
    });
  });
});

describe("defect 19: several principals", () => {
  it("may all launch the product", () => {
    const stack = stackOf({ principalArns: PRINCIPALS });

    const arns = resourcesOf(stack, "aws_servicecatalog_principal_portfolio_association").map(
      ({ principal_arn }) => principal_arn,
    );
    expect(arns).toEqual(PRINCIPALS);
  });
});
