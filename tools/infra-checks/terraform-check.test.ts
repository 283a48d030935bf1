import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isTerraformCheckThere, terraformCheck } from "./terraform-check.ts";

const stack = (bucket: object) => ({
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "6.66.0" } } },
  provider: { aws: [{}] },
  variable: {
    project_id: {
      type: "string",
      validation: [{ condition: '${startswith(var.project_id, "p-")}', error_message: "Give an id." }],
    },
  },
  resource: { aws_s3_bucket: { artifacts: bucket } },
});

describe.skipIf(!isTerraformCheckThere)("check of Terraform JSON [needs shared] [needs terraform]", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sagewright-terraform-check-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const check = (bucket: object, variables: object) => {
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack(bucket)));
    return terraformCheck(folder, { variables: { ...variables } });
  };

  it("plans a stack with its variables and leaves the folder alone", async () => {
    const result = await check({ bucket: "sagemaker-${var.project_id}" }, { project_id: "p-1" });

    expect(result).toMatchObject({ valid: true, summary: "valid: 1 resource, 0 data sources, 1 to create" });
    expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
  });

  it("names an argument that the provider does not know", async () => {
    const result = await check({ bucketname: "sagemaker" }, { project_id: "p-1" });

    expect(result.valid).toBe(false);
    expect(JSON.stringify(result.diagnostics)).toContain("bucketname");
  });

  it("names a variable that its validation refuses", async () => {
    const result = await check({ bucket: "sagemaker" }, { project_id: "$(id)" });

    expect(result.valid).toBe(false);
    expect(JSON.stringify(result.diagnostics)).toContain("Give an id.");
  });
});
