import { expect, it } from "vitest";
import { NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import { type Answer, isBoto3There, NEEDS_BOTO3 } from "./boto3.ts";
import { servedEngine } from "./served-engine.ts";

const NEEDS = `${NEEDS_BOTO3}${NEEDS_BOTOCORE}`;
/** A machine that does much else is slow to start Python. */
const TIMEOUT = 60_000;
const ARN = "arn:aws:sagemaker:us-east-1:111122223333";
const InferenceSpecification = {
  Containers: [{ Image: "any:1", ModelDataUrl: "s3://b/model.tar.gz" }],
  SupportedContentTypes: ["text/csv"],
  SupportedResponseMIMETypes: ["text/csv"],
};

it.skipIf(!isBoto3There)(
  `boto3 keeps a registry: groups, versions, models, policies${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine();
    const sagemaker = (method: string, input: object = {}): Promise<Answer> =>
      boto3.call("sagemaker", method, input);
    const all = (method: string, member: string, input: object = {}) =>
      boto3.all("sagemaker", method, member, input);

    for (let number = 1; number <= 12; number++) {
      await sagemaker("create_model_package_group", {
        ModelPackageGroupName: `Group-${number}`,
        ModelPackageGroupDescription: `the ${number}th`,
        Tags: [{ Key: "number", Value: String(number) }],
      });
      const ModelApprovalStatus = number % 3 === 0 ? "Approved" : "PendingManualApproval";
      await sagemaker("create_model_package", {
        ModelPackageGroupName: "Group-1",
        ModelPackageDescription: `version ${number}`,
        InferenceSpecification,
        ModelApprovalStatus,
        CustomerMetadataProperties: { number: String(number) },
      });
    }

    const groups = await boto3.pages("sagemaker", "list_model_package_groups", { SortBy: "Name" });
    expect(groups.map((page: Answer) => page.ModelPackageGroupSummaryList.length)).toEqual([10, 2]);
    expect(
      (await all("list_model_package_groups", "ModelPackageGroupSummaryList", { NameContains: "-11" }))
        .length,
    ).toBe(1);
    expect(
      await sagemaker("describe_model_package_group", { ModelPackageGroupName: "Group-7" }),
    ).toMatchObject({
      ModelPackageGroupArn: `${ARN}:model-package-group/group-7`,
      ModelPackageGroupDescription: "the 7th",
      ModelPackageGroupStatus: "Completed",
    });

    const versionsOf = async (input: object) =>
      (
        await all("list_model_packages", "ModelPackageSummaryList", {
          ModelPackageGroupName: "Group-1",
          ...input,
        })
      ).map(({ ModelPackageVersion }) => ModelPackageVersion);
    expect(await versionsOf({ SortOrder: "Descending" })).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await versionsOf({ ModelApprovalStatus: "Approved", MaxResults: 3 })).toEqual([3, 6, 9, 12]);

    const ModelPackageArn = `${ARN}:model-package/group-1/2`;
    await sagemaker("update_model_package", {
      ModelPackageArn,
      CustomerMetadataProperties: { owner: "me" },
      CustomerMetadataPropertiesToRemove: ["number"],
      AdditionalInferenceSpecificationsToAdd: [{ Name: "small", ...InferenceSpecification }],
      ModelLifeCycle: { Stage: "Development", StageStatus: "Approved" },
    });
    expect(await sagemaker("describe_model_package", { ModelPackageName: ModelPackageArn })).toMatchObject({
      CustomerMetadataProperties: { owner: "me" },
      AdditionalInferenceSpecifications: [{ Name: "small" }],
      ModelLifeCycle: { Stage: "Development" },
    });
    await sagemaker("create_model_package", {
      ModelPackageName: "Alone",
      InferenceSpecification,
      CertifyForMarketplace: false,
    });
    expect(await all("list_model_packages", "ModelPackageSummaryList")).toMatchObject([
      { ModelPackageName: "Alone" },
    ]);
    expect(await sagemaker("describe_model_package", { ModelPackageName: "Alone" })).toMatchObject({
      ModelPackageName: "Alone",
    });

    const ModelPackageGroupName = "Group-2";
    const ResourcePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    await sagemaker("put_model_package_group_policy", { ModelPackageGroupName, ResourcePolicy });
    expect(await sagemaker("get_model_package_group_policy", { ModelPackageGroupName })).toEqual({
      ResourcePolicy,
    });
    await sagemaker("delete_model_package_group_policy", { ModelPackageGroupName });

    for (let number = 1; number <= 11; number++) {
      await sagemaker("create_model", {
        ModelName: `model-${number}`,
        ExecutionRoleArn: "arn:aws:iam::111122223333:role/Pipeline",
        PrimaryContainer: { Image: "any:1", ModelDataUrl: "s3://b/model.tar.gz", Environment: { A: "1" } },
        Tags: [{ Key: "a", Value: "b" }],
      });
    }
    const models = (await all("list_models", "Models")).map((model) => model.ModelName);
    expect(models).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((number) => `model-${number}`));
    expect(await sagemaker("describe_model", { ModelName: "model-3" })).toMatchObject({
      ModelArn: `${ARN}:model/model-3`,
      PrimaryContainer: { Environment: { A: "1" } },
      EnableNetworkIsolation: false,
    });
    expect(await sagemaker("list_tags", { ResourceArn: `${ARN}:model/model-3` })).toEqual({
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(faults()).toEqual({ sagemaker: [] });
  },
);

const VALIDATION = "ValidationException";
const missing = (type: string) => `${ARN}:${type}/none`;

it.skipIf(!isBoto3There)(
  `says of what is not there, is there already or is not valid what the service says${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine();
    const sagemaker = (method: string, input: object = {}): Promise<Answer> =>
      boto3.call("sagemaker", method, input);
    await sagemaker("create_model_package_group", { ModelPackageGroupName: "there" });
    await sagemaker("create_model_package", { ModelPackageGroupName: "there" });
    await sagemaker("create_model", {
      ModelName: "there",
      ExecutionRoleArn: "arn:aws:iam::111122223333:role/Pipeline",
    });

    const cases: readonly (readonly [method: string, input: object, code: string, message: string])[] = [
      ["describe_pipeline", { PipelineName: "none" }, "ResourceNotFound", "none"],
      [
        "describe_pipeline_execution",
        { PipelineExecutionArn: `${ARN}:pipeline/none/execution/abcdefghijkl` },
        "ResourceNotFound",
        "",
      ],
      ["delete_pipeline", { PipelineName: "none" }, "ResourceNotFound", "none"],
      [
        "describe_model_package_group",
        { ModelPackageGroupName: "none" },
        VALIDATION,
        `ModelPackageGroup ${missing("model-package-group")} does not exist.`,
      ],
      [
        "create_model_package_group",
        { ModelPackageGroupName: "there" },
        VALIDATION,
        `Model Package Group already exists: ${ARN}:model-package-group/there`,
      ],
      ["delete_model_package_group", { ModelPackageGroupName: "there" }, "ConflictException", "contains"],
      [
        "get_model_package_group_policy",
        { ModelPackageGroupName: "there" },
        VALIDATION,
        "Cannot find resource policy for: ",
      ],
      [
        "get_model_package_group_policy",
        { ModelPackageGroupName: "none" },
        VALIDATION,
        "Cannot find Model Package Group: ",
      ],
      [
        "describe_model_package",
        { ModelPackageName: missing("model-package") },
        VALIDATION,
        `ModelPackage ${missing("model-package")} does not exist.`,
      ],
      ["describe_model", { ModelName: "none" }, VALIDATION, `Could not find model "${missing("model")}".`],
      [
        "create_model",
        { ModelName: "there" },
        VALIDATION,
        `Cannot create already existing model "${ARN}:model/there".`,
      ],
      ["describe_training_job", { TrainingJobName: "none" }, VALIDATION, "Requested resource not found."],
      [
        "describe_processing_job",
        { ProcessingJobName: "none" },
        VALIDATION,
        "Could not find requested job with name: none",
      ],
      [
        "describe_transform_job",
        { TransformJobName: "none" },
        VALIDATION,
        "Could not find requested job with name: none",
      ],
      ["list_tags", { ResourceArn: missing("model") }, VALIDATION, missing("model")],
      ["list_models", { NextToken: "x" }, VALIDATION, "NextToken"],
      [
        "list_models",
        { SortBy: "Colour" },
        VALIDATION,
        "1 validation error detected: Value 'Colour' at 'sortBy' failed to satisfy constraint: Member must satisfy enum value set: ",
      ],
      [
        "list_training_jobs",
        { NameContains: "a_b" },
        VALIDATION,
        "Value 'a_b' at 'nameContains' failed to satisfy constraint: Member must satisfy regular expression pattern: ",
      ],
      [
        "create_model_package_group",
        { ModelPackageGroupName: "-a" },
        VALIDATION,
        "Member must satisfy regular expression pattern: ",
      ],
      ["create_endpoint", { EndpointName: "a", EndpointConfigName: "b" }, "UnknownOperationException", ""],
    ];
    for (const [method, input, code, message] of cases) {
      await expect(sagemaker(method, input), `${method} ${JSON.stringify(input)}`).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
        status: expect.toSatisfy((status: number) => status === 400 || status === 404),
      });
    }
    const ofAnswers = faults().sagemaker?.filter((fault) => fault.includes(" response"));
    expect(ofAnswers).toEqual([]);
  },
);
