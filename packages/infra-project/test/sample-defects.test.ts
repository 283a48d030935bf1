import { seedEventSchema } from "@sagewright/core/project";
import { describe, expect, it } from "vitest";
import { deprecatedArguments } from "../../../tools/infra-checks/deprecated-arguments.ts";
import { endOfLife } from "../../../tools/infra-checks/end-of-life.ts";
import { policyFaults } from "../../../tools/infra-checks/iam-policy.ts";
import { terraformLockFile } from "../src/index.ts";
import { parameters, rendered, resource, resourcesOf, type Stack, stackOf } from "./stack.fixture.ts";

const other = { ...parameters, projectName: "Other", projectId: "p-zyxwvu654321" };

/** Every name under which AWS knows a resource of one project, with the kind of thing that has it. */
function namesOf(stack: Stack, of: typeof parameters): readonly string[] {
  const NAMES = [
    "name",
    "bucket",
    "function_name",
    "code_repository_name",
    "model_package_group_name",
  ] as const;
  const PARTS =
    /(?:_policy|_public_access_block|_ownership_controls|_versioning|_configuration|_invocation|_target)$/u;
  return resourcesOf(rendered(stack, of, stack))
    .filter(({ type }) => !PARTS.test(type) && type !== "aws_s3_object")
    .flatMap(({ type, body }) =>
      NAMES.filter((key) => body[key] !== undefined).map((key) => `${type} ${String(body[key])}`),
    );
}

const shared = (stack: Stack): readonly string[] => {
  const others = new Set(namesOf(stack, other));
  return namesOf(stack, parameters).filter((name) => others.has(name));
};

describe("the sample's defects", () => {
  const stack = stackOf();
  const byBuild = stackOf({ seedMethod: "codebuild" });
  const text = JSON.stringify(stack);

  it("defect 1: two projects have no name in common, nor a state that the stack would name", () => {
    expect(namesOf(byBuild, parameters).length).toBeGreaterThan(12);
    expect(shared(stack)).toEqual([]);
    expect(shared(byBuild)).toEqual([]);
    expect(stack.terraform.backend).toEqual({ s3: { encrypt: true, use_lockfile: true } });
    expect(stack.output.project_id?.value).toBe("${var.project_id}");

    const sample = structuredClone(stack);
    resource(sample, "aws_s3_bucket", "artifact_bucket").bucket = "mlops-${var.project_name}";
    resource(sample, "aws_codepipeline", "pipeline").name = "mlops";
    expect(shared(sample)).toEqual(["aws_codepipeline mlops"]);
  });

  it("defect 1: projects of one name differ by their ids, on every resource", () => {
    const twin = { ...parameters, projectId: other.projectId };
    const names = new Set(namesOf(stack, twin));
    expect(namesOf(stack, parameters).filter((name) => names.has(name))).toEqual([]);
  });

  it("defect 2: no value of a project reaches a shell, by provisioner or program", () => {
    const shells = /"(?:provisioner|local-exec|remote-exec|external|null_resource)"/u;
    expect(text).not.toMatch(shells);
    expect(JSON.stringify(byBuild)).not.toMatch(shells);
    expect(
      Object.values(stack.variable).every(({ validation, nullable }) => validation && nullable === false),
    ).toBe(true);
  });

  it("defect 4: destroying takes the bucket with its content, as nothing but this project wrote it", () => {
    expect(resource(stack, "aws_s3_bucket", "artifact_bucket").force_destroy).toBe(true);
    expect(text).not.toContain("prevent_destroy");
  });

  it("defect 4: destroying first ends pipeline and build, then what they made, then group, bucket and role", () => {
    const cleanup = resource(stack, "aws_lambda_invocation", "cleanup_invocation");
    expect(cleanup.lifecycle_scope).toBe("CRUD");
    expect(cleanup.depends_on).toEqual(
      expect.arrayContaining([
        "aws_sagemaker_model_package_group.model_package_group",
        "aws_s3_bucket.artifact_bucket",
        "aws_iam_role.execution_role",
      ]),
    );
    for (const [type, name] of [
      ["aws_codepipeline", "pipeline"],
      ["aws_codebuild_project", "build_project"],
      // A build that still runs must not deploy the pipeline again.
      ["aws_iam_role_policy", "build_role_policy"],
    ] as const) {
      expect(resource(stack, type, name).depends_on).toContain("aws_lambda_invocation.cleanup_invocation");
    }
  });

  it("defect 5: roles name actions and resources; the sample's policy would be found", () => {
    expect(policyFaults(stack)).toEqual([]);

    const sample = structuredClone(stack);
    resource(sample, "aws_iam_role_policy", "build_role_policy").policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["s3:*", "codebuild:*", "sagemaker:*"], Resource: "*" }],
    });
    expect(policyFaults(sample).length).toBeGreaterThan(0);
  });

  it("defect 5: every role has a permissions boundary, the platform's or the organization's", () => {
    const boundaries = (of: Stack) =>
      Object.values(of.resource.aws_iam_role ?? {}).map(({ permissions_boundary }) => permissions_boundary);
    const own = "arn:aws:iam::111122223333:policy/boundary";
    expect(boundaries(stackOf({ permissionsBoundaryArn: own })).every((arn) => arn === own)).toBe(true);
    expect(rendered(boundaries(stack), parameters, stack)).toEqual(
      Array(5).fill("arn:aws:iam::111122223333:policy/sagewright-acme-dev-project-boundary"),
    );
  });

  it("defect 6: each service has a role of its own, which no other service can take on", () => {
    const roles = Object.values(byBuild.resource.aws_iam_role ?? {});
    const services = roles.map(({ assume_role_policy }) =>
      JSON.parse(String(assume_role_policy)).Statement.map(
        ({ Principal }: { Principal: unknown }) => Principal,
      ),
    );
    expect(services.map((principals) => principals[0].Service).sort()).toEqual([
      "codebuild.amazonaws.com",
      "codebuild.amazonaws.com",
      "codepipeline.amazonaws.com",
      "lambda.amazonaws.com",
      "lambda.amazonaws.com",
      "sagemaker.amazonaws.com",
    ]);
    expect(services.every((principals) => principals.length === 1)).toBe(true);

    const used = [
      resource(byBuild, "aws_codepipeline", "pipeline").role_arn,
      resource(byBuild, "aws_codebuild_project", "build_project").service_role,
      resource(byBuild, "aws_codebuild_project", "check_in_project").service_role,
      resource(byBuild, "aws_lambda_function", "seed_function").role,
      resource(byBuild, "aws_lambda_function", "cleanup_function").role,
      byBuild.output.execution_role_arn?.value,
    ];
    expect(new Set(used).size).toBe(used.length);
  });

  it("defect 7: another seed template or Lambda is another function, object and event", () => {
    const lambda = resource(byBuild, "aws_lambda_function", "seed_function");
    const object = resource(byBuild, "aws_s3_object", "seed_code");
    expect(lambda.source_code_hash).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(object.source_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(object.key).toContain(object.source_hash);
    expect(resource(byBuild, "aws_lambda_invocation", "seed_invocation").input).toContain(
      "local.seed_version",
    );
  });

  it.each([
    ["git", stack],
    ["codebuild", byBuild],
  ] as const)(
    "defect 8: the Lambda of method %s is called with an event that its schema takes",
    (method, of) => {
      const { input } = rendered(resource(of, "aws_lambda_invocation", "seed_invocation"), parameters, of);
      const event = seedEventSchema.parse(JSON.parse(input));
      expect(event).toMatchObject({ ...seeded(), method });
      const { memory_size, timeout } = resource(of, "aws_lambda_function", "seed_function");
      expect(memory_size).toBeLessThan(1024);
      expect(timeout).toBe(method === "git" ? 120 : 900);
    },
  );

  it("defect 10: the hosts that the credentials may go to are the function's, not those of who invokes it", () => {
    const of = stackOf({ gitHosts: ["github.com", "git.acme.example:8443"] });
    const { variables } = resource(of, "aws_lambda_function", "seed_function").environment;
    expect(variables.GIT_HOSTS).toBe("github.com,git.acme.example:8443");
    expect(resource(of, "aws_lambda_invocation", "seed_invocation").input).not.toContain("acme.example");
  });

  const seeded = () => {
    const { connectionArn: _, ...event } = parameters;
    return { ...event, seedVersion: "0a".repeat(32) };
  };

  it("defect 9: the pipeline starts only after the seed is in, and the seed only after its build is there", () => {
    expect(resource(stack, "aws_codepipeline", "pipeline").depends_on).toContain(
      "aws_lambda_invocation.seed_invocation",
    );
    expect(resource(byBuild, "aws_lambda_invocation", "seed_invocation").depends_on).toContain(
      "aws_codebuild_project.check_in_project",
    );
  });

  it("defect 9: the seed is for a project's beginning: newer seed code does not run it again", () => {
    const invocation = resource(stack, "aws_lambda_invocation", "seed_invocation");
    expect(invocation.lifecycle).toEqual({
      ignore_changes: ["input"],
      replace_triggered_by: ["terraform_data.seed_beginning"],
    });
    expect(resource(stack, "terraform_data", "seed_beginning").triggers_replace).toEqual({
      repositoryUrl: "${var.repository_url}",
      repositoryBranch: "${var.repository_branch}",
      seedTemplate: "${var.seed_template}",
    });
  });

  it("defect 10: no secret is made or read by Terraform, so that none is in a state", () => {
    expect(text).not.toMatch(/"aws_secretsmanager_secret(?:_version)?"/u);
    expect(Object.keys(stack.data).sort()).toEqual(["aws_caller_identity", "aws_partition", "aws_region"]);
  });

  it("defect 11: runtimes and build images are supported; the sample's would be found", () => {
    expect(endOfLife(byBuild)).toEqual([]);

    const sample = structuredClone(byBuild);
    resource(sample, "aws_lambda_function", "seed_function").runtime = "python3.8";
    resource(sample, "aws_codebuild_project", "build_project").environment.image =
      "aws/codebuild/amazonlinux2-x86_64-standard:3.0";
    expect(endOfLife(sample)).toHaveLength(2);
  });

  it("defect 12: Terraform and the provider are pinned, the provider by its hashes, too", () => {
    const pinned = { aws: { source: "hashicorp/aws", version: "6.66.0" } };
    expect(stack.terraform.required_providers).toEqual(pinned);
    expect(stack.terraform.required_version).toBe(">= 1.11.4, < 2.0");
    expect(terraformLockFile()).toContain('version     = "6.66.0"');
  });

  it("defect 13: the bucket is private, versioned, encrypted, for TLS only", () => {
    const all = Object.keys(stack.resource);
    expect(all).toEqual(
      expect.arrayContaining([
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
      ]),
    );
    const policy = JSON.parse(resource(stack, "aws_s3_bucket_policy", "artifact_bucket_policy").policy);
    expect(policy.Statement[0]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(deprecatedArguments(stack)).toEqual([]);
    const sample = structuredClone(stack);
    resource(sample, "aws_s3_bucket", "artifact_bucket").acl = "private";
    expect(deprecatedArguments(sample)).toHaveLength(1);
  });

  it("defect 14: the build knows the project by a well formed ARN, and the six other values of the sample", () => {
    const project = rendered(resource(stack, "aws_codebuild_project", "build_project"), parameters, stack);
    const variables = Object.fromEntries(
      project.environment.environment_variable.map(({ name, value }: { name: string; value: string }) => [
        name,
        value,
      ]),
    );
    expect(variables).toEqual({
      SAGEMAKER_PROJECT_NAME: "Demo",
      SAGEMAKER_PROJECT_ID: "p-abcdef123456",
      SAGEMAKER_PROJECT_ARN: "arn:aws:sagemaker:eu-west-1:111122223333:project/Demo",
      SAGEMAKER_PIPELINE_NAME: "Demo-p-abcdef123456",
      SAGEMAKER_PIPELINE_ROLE_ARN: "<aws_iam_role.execution_role.arn>",
      ARTIFACT_BUCKET: "sagemaker-p-abcdef123456-111122223333-eu-west-1",
      AWS_REGION: "eu-west-1",
    });
  });

  it("defect 14: everything that takes tags is tagged as the project's, so that Studio shows it", () => {
    const UNTAGGED =
      /_policy$|_public_access_block|_ownership_controls|_versioning|_configuration|_invocation|_event_target|_s3_object|^terraform_data/u;
    const untagged = resourcesOf(byBuild).filter(
      ({ type, body }) => !UNTAGGED.test(type) && !("sagemaker:project-arn" in ((body.tags ?? {}) as object)),
    );
    expect(untagged).toEqual([]);
    const { tags } = rendered(
      resource(byBuild, "aws_sagemaker_code_repository", "code_repository"),
      parameters,
      byBuild,
    );
    expect(tags).toMatchObject({
      "sagemaker:project-name": "Demo",
      "sagemaker:project-id": "p-abcdef123456",
      "sagemaker:project-arn": "arn:aws:sagemaker:eu-west-1:111122223333:project/Demo",
    });
  });

  it("defect 15: account, region and partition are the caller's; a region that is set is used", () => {
    const baked = /(?<![0-9a-f])[0-9]{12}(?![0-9a-f])|\b(?:us|eu|ap)-[a-z]+-[0-9]\b|arn:aws/u;
    expect(baked.exec(JSON.stringify(stack.resource))).toBeNull();
    expect(baked.exec('"bucket": "arn:aws:s3:::x", "account": "111122223333"')).not.toBeNull();
    expect(stack.provider.aws).toEqual([{}]);
    expect(stackOf({ region: "eu-central-1" }).provider.aws).toEqual([{ region: "eu-central-1" }]);
  });

  it("defect 17: policies belong to their roles, and nothing waits by the clock", () => {
    expect(text).not.toMatch(/aws_iam_policy_attachment|time_sleep|AmazonSageMaker[A-Za-z]*Role/u);
    expect(text).not.toMatch(/codecommit:/u);
  });

  it("defect 18: Terraform asks for the project's parameters and no plumbing", () => {
    expect(Object.keys(stack.variable).sort()).toEqual([
      "connection_arn",
      "project_id",
      "project_name",
      "repository_branch",
      "repository_url",
      "seed_template",
    ]);
  });

  it("defect 20: a V2 pipeline starts by pushes to the branch, once each, with an approval where wanted", () => {
    const pipeline = resource(stackOf({ manualApproval: true }), "aws_codepipeline", "pipeline");
    expect(pipeline.pipeline_type).toBe("V2");
    expect(pipeline.stage.map(({ name }: { name: string }) => name)).toEqual(["Source", "Approval", "Build"]);
    expect(pipeline.trigger[0].git_configuration.push[0].branches.includes).toEqual([
      "${var.repository_branch}",
    ]);
    expect(pipeline.stage[0].action[0].configuration.DetectChanges).toBe("false");
    const plain = resource(stack, "aws_codepipeline", "pipeline").stage;
    expect(plain.map(({ name }: { name: string }) => name)).toEqual(["Source", "Build"]);
  });

  it("defect 20: an approved model of the group is told to an encrypted topic", () => {
    const { event_pattern } = rendered(
      resource(stack, "aws_cloudwatch_event_rule", "model_approval_rule"),
      parameters,
      stack,
    );
    expect(JSON.parse(event_pattern)).toEqual({
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Package State Change"],
      detail: { ModelPackageGroupName: ["Demo-p-abcdef123456"], ModelApprovalStatus: ["Approved"] },
    });
    const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd";
    const topic = (of: Stack) => resource(of, "aws_sns_topic", "model_approval_topic").kms_master_key_id;
    expect(topic(stack)).toBe("${aws_kms_key.topic_key.arn}");
    expect(topic(stackOf({ kmsKeyArn }))).toBe(kmsKeyArn);
    expect(stackOf({ kmsKeyArn }).resource.aws_kms_key).toBeUndefined();
  });

  it("defect 20: all logs are kept for as long as the platform says, with its key", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd";
    const groups = stackOf({ logRetentionInDays: 30, kmsKeyArn, seedMethod: "codebuild" }).resource
      .aws_cloudwatch_log_group;
    expect(Object.values(groups ?? {})).toHaveLength(4);
    for (const group of Object.values(groups ?? {})) {
      expect(group).toMatchObject({ retention_in_days: 30, kms_key_id: kmsKeyArn });
    }
  });
});

describe("seeding through the connection", () => {
  it("reads the seed code from the project's bucket, and is told where to push", () => {
    const stack = stackOf({ seedMethod: "codebuild" });
    const project = resource(stack, "aws_codebuild_project", "check_in_project");
    const [variable] = project.environment.environment_variable;
    expect(variable.name).toBe("CLONE_URL");
    expect(rendered(project.source.location, parameters, stack)).toMatch(
      /^sagemaker-p-abcdef123456-111122223333-eu-west-1\/seed-code\/[0-9a-f]{64}[.]zip$/u,
    );
  });
});
