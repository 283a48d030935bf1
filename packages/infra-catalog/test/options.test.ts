import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import {
  BOUNDARY,
  KMS_KEY,
  PRINCIPALS,
  resourceOf,
  type StackDocument,
  stackOf,
  statementsOf,
  VPC,
} from "./stack.fixture.ts";

const typesOf = (stack: StackDocument): readonly string[] => Object.keys(stack.resource);
const inputsOf = (stack: StackDocument): readonly string[] =>
  Object.values(stack.resource.aws_lambda_invocation ?? {}).map(({ input }) => String(input));

describe("routes", () => {
  it("service-catalog alone makes nothing for the template in S3", () => {
    const stack = stackOf({
      routes: ["service-catalog"],
      studioDomainIds: ["d-abcdef123456"],
      principalArns: PRINCIPALS,
    });

    expect(typesOf(stack)).not.toContain("aws_s3_bucket_cors_configuration");
    expect(stack.resource.aws_iam_role).not.toHaveProperty("template-launch-role");
    expect(resourceOf(stack, "aws_s3_object", "product-template").tags).toBeUndefined();
    expect(inputsOf(stack).filter((input) => input.includes("tag-domain"))).toEqual([]);
    expect(String(resourceOf(stack, "aws_s3_bucket_policy").policy)).not.toContain("ReadTemplates");
    expect(stack.output).not.toHaveProperty("create_project_from_s3");
  });

  it("s3 alone makes nothing of Service Catalog's", () => {
    const stack = stackOf({ routes: ["s3"], principalArns: PRINCIPALS });

    expect(typesOf(stack).filter((type) => type.startsWith("aws_servicecatalog"))).toEqual([]);
    expect(stack.resource.aws_iam_role).not.toHaveProperty("launch-role");
    expect(inputsOf(stack).filter((input) => input.includes("publish-version"))).toEqual([]);
    expect(stack.output).not.toHaveProperty("product_id");
  });

  it("both show the template in Studio: the product and the object have the tag, each domain knows the place", () => {
    const stack = stackOf({
      studioDomainIds: ["d-abcdef123456", "d-abcdef654321"],
      stateBucketName: "acme-states",
    });
    const visible = { "sagemaker:studio-visibility": "true" };

    expect(resourceOf(stack, "aws_servicecatalog_product").tags).toEqual(visible);
    expect(resourceOf(stack, "aws_s3_object", "product-template").tags).toEqual(visible);
    const tagged = inputsOf(stack).filter((input) => input.includes("tag-domain"));
    expect(tagged).toHaveLength(2);
    expect(tagged[0]).toContain('"value" = "s3://acme-states/templates/"');
  });

  it("let Studio's page, and nobody else's, read the bucket", () => {
    const { cors_rule } = resourceOf(stackOf(), "aws_s3_bucket_cors_configuration");

    expect(cors_rule).toMatchObject([{ allowed_origins: ["https://*.sagemaker.aws"] }]);
  });
});

describe("principalArns", () => {
  const stack = stackOf({ principalArns: PRINCIPALS });

  it("may take on the template's launch role, groups through their policy only", () => {
    const trust = String(resourceOf(stack, "aws_iam_role", "template-launch-role").assume_role_policy);

    expect(trust).toContain(":role/service-role/StudioExecution");
    expect(trust).not.toContain(":group/");
  });

  it("get the policy attached, but for those that only Identity Center may change", () => {
    const attached = [
      "aws_iam_role_policy_attachment",
      "aws_iam_user_policy_attachment",
      "aws_iam_group_policy_attachment",
    ]
      .flatMap((type) => Object.values(stack.resource[type] ?? {}))
      .map(({ role, user, group }) => role ?? user ?? group);

    expect(attached).toEqual(["StudioExecution", "ann", "data-science"]);
  });

  it("read templates through that policy, which groups have nothing but", () => {
    const statements = statementsOf(resourceOf(stack, "aws_iam_policy", "template-user-policy").policy);
    const allowed = (action: string) =>
      statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);

    expect(String(allowed("s3:GetObject"))).toMatch(/^arn:[^,]*\/templates\/\*$/);
    expect(allowed("s3:GetObjectTagging")).toEqual(allowed("s3:GetObject"));
    expect(String(allowed("s3:ListBucket"))).toMatch(/:s3:::[^/]*$/);
  });

  it("read templates and nothing else of the bucket", () => {
    const allowed = statementsOf(resourceOf(stack, "aws_s3_bucket_policy").policy).filter(
      ({ Effect }) => Effect === "Allow",
    );

    expect(allowed.flatMap(({ Action }) => Action)).toEqual([
      "s3:GetObject",
      "s3:GetObjectTagging",
      "s3:ListBucket",
    ]);
    expect(String(allowed[0]?.Resource)).toMatch(/\/templates\/\*$/);
  });
});

describe("publicImageCache", () => {
  it("is where function steps get their Node image", async () => {
    const { ecr_repository_prefix, upstream_registry_url } = resourceOf(
      stackOf(),
      "aws_ecr_pull_through_cache_rule",
    );
    const example = await readFile(new URL("../../../examples/penguins/project.ts", import.meta.url), "utf8");

    expect(example).toContain(`.amazonaws.com/${ecr_repository_prefix}/docker/library/node:`);
    expect(upstream_registry_url).toBe("public.ecr.aws");
  });

  it("is left to an account that has one", () => {
    expect(typesOf(stackOf({ publicImageCache: false }))).not.toContain("aws_ecr_pull_through_cache_rule");
  });

  it("is there before a project can be made", () => {
    expect(resourceOf(stackOf(), "aws_s3_object", "product-template").depends_on).toContain(
      "aws_ecr_pull_through_cache_rule.public-image-cache",
    );
  });
});

describe("dataBuckets", () => {
  const boundaryOf = (stack: StackDocument) =>
    statementsOf(resourceOf(stack, "aws_iam_policy", "project-boundary").policy);

  it("are all that the boundary lets projects read besides their own and AWS's samples", () => {
    const readable = (dataBuckets: string[]) =>
      boundaryOf(stackOf({ dataBuckets }))
        .filter(({ Action }) => [Action].flat().includes("s3:GetObject"))
        .flatMap(({ Resource }) =>
          [Resource].flat().map((arn) => String(arn).replace(/^arn:[^:]*:s3:::/, "")),
        );

    expect(readable([])).toEqual(["sagemaker-p-*", "sagemaker-sample-files*"]);
    expect(readable(["acme-raw"])).toEqual([
      "sagemaker-p-*",
      "sagemaker-sample-files*",
      "acme-raw",
      "acme-raw/*",
    ]);
  });

  it("can be read, and nothing else", () => {
    const [data] = boundaryOf(stackOf({ dataBuckets: ["acme-raw"] })).filter(({ Sid }) => Sid === "Data");

    expect(data?.Action).toEqual(["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"]);
  });

  it("are refused where the boundary has no room for them, unless the organization has a boundary", () => {
    const dataBuckets = Array.from({ length: 20 }, (_, i) => `${"a".repeat(60)}-${i + 10}`);

    expect(() => stackOf({ dataBuckets })).toThrow("PROJECT_BOUNDARY_TOO_LARGE");
    expect(() => stackOf({ dataBuckets, permissionsBoundaryArn: BOUNDARY })).not.toThrow();
  });
});

describe("runner", () => {
  it("codebuild answers CloudFormation by a function that is told of builds that end, and looks by itself", () => {
    const stack = stackOf();

    expect(Object.keys(stack.resource.aws_cloudwatch_event_rule ?? {})).toEqual([
      "runner-build-ended",
      "runner-sweep",
    ]);
    expect(Object.keys(stack.resource.aws_lambda_permission ?? {})).toHaveLength(2);
    expect(resourceOf(stack, "aws_lambda_function_event_invoke_config").destination_config).toMatchObject({
      on_failure: { destination: "${aws_sqs_queue.runner-dead-letters.arn}" },
    });
    expect(String(resourceOf(stack, "aws_iam_role_policy", "launch-role-runner").policy)).toContain(
      "${aws_lambda_function.runner-function.arn}",
    );
  });

  it("command-runner has an instance profile with the same rights, and a script", () => {
    const stack = stackOf({ runner: "command-runner" });

    expect(resourceOf(stack, "aws_iam_instance_profile").role).toBe(
      "${aws_iam_role.command-runner-role.name}",
    );
    expect(resourceOf(stack, "aws_iam_role_policy", "command-runner-role-identity").policy).toEqual(
      resourceOf(stackOf(), "aws_iam_role_policy", "runner-build-role-identity").policy,
    );
    expect(inputsOf(stack).filter((input) => input.includes(".sh"))).toHaveLength(1);
  });

  it("command-runner lets its machine write its log, which a failure points to", () => {
    const stack = stackOf({ runner: "command-runner" });
    const actions = Object.entries(stack.resource.aws_iam_role_policy ?? {})
      .filter(([name]) => name.startsWith("command-runner-role"))
      .flatMap(([, { policy }]) => statementsOf(policy))
      .filter(({ Resource }) => JSON.stringify(Resource).includes("log-group:/sagewright/acme/dev/runner"))
      .flatMap(({ Action }) => Action);

    expect(actions.toSorted()).toEqual([
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
    ]);
  });

  it("command-runner takes nothing away from projects that codebuild has made", () => {
    const addresses = (stack: StackDocument) =>
      Object.entries(stack.resource).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `${type}.${name}`),
      );
    const after = new Set(addresses(stackOf({ runner: "command-runner" })));

    expect(addresses(stackOf()).filter((address) => !after.has(address))).toEqual([]);
  });

  it("is offered to users after all is there that it runs", () => {
    const { depends_on } = resourceOf(stackOf(), "aws_s3_object", "product-template");

    expect(depends_on).toEqual(
      expect.arrayContaining([
        "aws_lambda_invocation.project-bundle-kept",
        "aws_lambda_function.runner-function",
        "aws_iam_policy.project-boundary",
      ]),
    );
  });
});

describe("an organization's own", () => {
  it("key encrypts everything that holds data", () => {
    const stack = stackOf({ kmsKeyArn: KMS_KEY, stateLock: "dynamodb" });

    for (const type of [
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_dynamodb_table",
      "aws_secretsmanager_secret",
      "aws_cloudwatch_log_group",
      "aws_sqs_queue",
      "aws_lambda_function",
      "aws_codebuild_project",
    ]) {
      for (const resource of Object.values(stack.resource[type] ?? {})) {
        expect(JSON.stringify(resource), type).toContain(KMS_KEY);
      }
    }
  });

  it("boundary is on every role, and on those of projects in place of the catalog's", () => {
    const stack = stackOf({ permissionsBoundaryArn: BOUNDARY });

    const roles = Object.values(stack.resource.aws_iam_role ?? {});
    expect(roles.length).toBeGreaterThan(3);
    expect(roles.filter(({ permissions_boundary }) => permissions_boundary !== BOUNDARY)).toEqual([]);
    expect(stack.resource.aws_iam_policy).not.toHaveProperty("project-boundary");
    expect(stack.output.project_boundary_arn?.value).toBe(BOUNDARY);
  });

  it("network is where builds run", () => {
    expect(resourceOf(stackOf({ vpc: VPC }), "aws_codebuild_project").vpc_config).toEqual({
      vpc_id: VPC.vpcId,
      subnets: VPC.subnetIds,
      security_group_ids: VPC.securityGroupIds,
    });
  });

  it("tags are on everything but objects, which have room for ten", () => {
    const stack = stackOf({ tags: { "cost-center": "42" }, owners: ["ml@acme.example"] });

    expect(stack.provider.aws).toEqual([
      {
        default_tags: [
          {
            tags: {
              "cost-center": "42",
              "sagewright:environment": "dev",
              "sagewright:organization": "acme",
              "sagewright:owners": "ml@acme.example",
            },
          },
        ],
      },
    ]);
    for (const object of Object.values(stack.resource.aws_s3_object ?? {})) {
      expect(object.override_provider).toEqual({ default_tags: { tags: {} } });
    }
  });
});
