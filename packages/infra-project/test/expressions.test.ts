import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformVariablesDocument } from "@sagewright/core/project";
import { afterAll, describe, expect, it } from "vitest";
import { isTerraformThere, terraform } from "../../../tools/infra-checks/terraform.ts";
import { parameters, resource, stackOf } from "./stack.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewright-expressions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATA = {
  "data.aws_partition.current_partition.partition": "aws",
  "data.aws_partition.current_partition.dns_suffix": "amazonaws.com",
  "data.aws_caller_identity.current_caller.account_id": "444455556666",
  "data.aws_region.current_region.id": "eu-west-1",
};

/** What Terraform itself makes of the stack's expressions, in a stack of variables, locals and outputs only. */
async function evaluated(given: Partial<typeof parameters>): Promise<Record<string, unknown>> {
  const stack = stackOf({ seedMethod: "codebuild", gitHosts: ["github.com", "gitlab.example:8443"] });
  const build = resource(stack, "aws_codebuild_project", "check_in_project");
  const document = JSON.stringify({
    variable: stack.variable,
    locals: stack.locals,
    output: {
      clone_url: { value: build.environment.environment_variable[0].value },
      seed_version: { value: stack.locals.seed_version },
      pipeline_policy: { value: resource(stack, "aws_iam_role_policy", "pipeline_role_policy").policy },
      build_policy: {
        value: resource(stack, "aws_iam_role_policy", "build_role_policy").policy.replace(
          "${aws_iam_role.execution_role.arn}",
          "role",
        ),
      },
    },
  });
  const known = Object.entries(DATA).reduce(
    (text, [reference, value]) => text.replaceAll(`\${${reference}}`, value),
    document,
  );
  const at = mkdtempSync(join(folder, "run-"));
  // No references to data sources are left.
  const pure = Object.entries(DATA).reduce(
    (text, [reference, value]) => text.replaceAll(reference, `\\"${value}\\"`),
    known,
  );
  writeFileSync(join(at, "main.tf.json"), pure);
  const values = terraformVariablesDocument({ ...parameters, ...given });
  writeFileSync(join(at, "terraform.tfvars.json"), JSON.stringify(values));
  const applied = await terraform(at, ["apply", "-auto-approve", "-no-color"]);
  expect(applied.stderr).toBe("");
  const { stdout } = await terraform(at, ["output", "-json"]);
  return Object.fromEntries(
    Object.entries(JSON.parse(stdout) as Record<string, { value: unknown }>).map(([name, { value }]) => [
      name,
      value,
    ]),
  );
}

const statement = (policy: unknown, sid: string) =>
  JSON.parse(String(policy)).Statement.find(({ Sid }: { Sid: string }) => Sid === sid);

describe.skipIf(!isTerraformThere)("expressions, as Terraform evaluates them [needs terraform]", () => {
  it("find repository, host and account of an old connection", async () => {
    const { clone_url, seed_version } = await evaluated({});
    expect(clone_url).toBe(
      "https://codestar-connections.eu-west-1.amazonaws.com/git-http/111122223333/eu-west-1/01234567-89ab-cdef-0123-456789abcdef/example/demo.git",
    );
    expect(seed_version).toBe("0a".repeat(32));
  });

  it("know the repository's name in groups within groups", async () => {
    const connectionArn = parameters.connectionArn.replace("codestar-connections", "codeconnections");
    const { clone_url } = await evaluated({
      connectionArn,
      repositoryUrl: "https://gitlab.example:8443/group/sub.group/churn",
    });
    expect(clone_url).toBe(
      "https://codeconnections.eu-west-1.amazonaws.com/git-http/111122223333/eu-west-1/01234567-89ab-cdef-0123-456789abcdef/group/sub.group/churn.git",
    );
  });

  it("let no repository in that is at another host", async () => {
    await expect(evaluated({ repositoryUrl: "https://evil.example/a/b.git" })).rejects.toThrow(
      "Invalid value for variable",
    );
  });

  it("let a role reach one repository, by both names of the connection", async () => {
    const { pipeline_policy } = await evaluated({});
    const uuid = parameters.connectionArn.split(":").at(-1);
    expect(statement(pipeline_policy, "Connection")).toMatchObject({
      Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
      Resource: [
        `arn:aws:codeconnections:eu-west-1:111122223333:${uuid}`,
        `arn:aws:codestar-connections:eu-west-1:111122223333:${uuid}`,
      ],
      Condition: { StringEqualsIfExists: { "codeconnections:FullRepositoryId": "example/demo" } },
    });
  });

  it("name the project's pipelines as written and as SageMaker writes them, in lower case", async () => {
    const { build_policy } = await evaluated({});
    expect(statement(build_policy, "Pipelines").Resource).toEqual([
      "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/Demo-p-abcdef123456*",
      "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/demo-p-abcdef123456*",
    ]);
  });
});
