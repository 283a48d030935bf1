import { describe, expect, it } from "vitest";
import { issuesOf, lambda, processing, ROLE, training } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";

const step = (Type: string, Arguments: { readonly [key: string]: JsonValue }) => ({
  Name: "A",
  Type,
  Arguments,
});
const ANY = { Get: "Parameters.Text" };

describe("members of Arguments", () => {
  it.each([
    ["Processing", {}, ["ProcessingResources", "AppSpecification.ImageUri", "RoleArn"]],
    ["Model", { PrimaryContainer: { Image: "img:1" } }, ["ExecutionRoleArn"]],
    ["Endpoint", {}, ["EndpointConfigName"]],
    ["Condition", {}, ["Conditions"]],
    ["RegisterModel", { ModelApprovalStatus: "Approved" }, ["ModelPackageGroupName"]],
  ])("%s with %j lacks %s", (type, args, missing) => {
    expect(issuesOf(step(type, args))).toEqual(missing.map(() => "ARGUMENT_MISSING Steps[0].Arguments"));
  });

  it.each([
    ["Training", { ...(training("A").Arguments as JsonObject), OutputDataConfig: {} }, "OutputDataConfig"],
    ["EMR", { ClusterId: "j-1", StepConfig: { HadoopJarStep: {} } }, "StepConfig.HadoopJarStep"],
    ["EndpointConfig", { ProductionVariants: [{ ModelName: "m" }] }, "ProductionVariants[0]"],
    ["RegisterModel", { ModelPackageGroupName: "g", InferenceSpecification: {} }, "InferenceSpecification"],
  ])("%s with %j lacks a member of %s", (type, args, holder) => {
    expect(issuesOf(step(type, args as never))).toEqual([`ARGUMENT_MISSING Steps[0].Arguments.${holder}`]);
  });

  it("may be null, or below an expression", () => {
    const args = {
      ModelName: ANY,
      TransformInput: ANY,
      TransformOutput: { S3OutputPath: null },
      TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
    };
    expect(issuesOf(step("Transform", args))).toEqual(["VALUE_TYPE_WRONG Steps[0].Arguments.TransformInput"]);
  });

  it.each([{ ModelPackageGroupName: ANY }, { ModelPackageName: "prefix" }])(
    "RegisterModel: %j says where the model goes",
    (args) => {
      expect(issuesOf(step("RegisterModel", args))).toEqual([]);
    },
  );

  it("are said to be refused, and not that the API does not know them, too", () => {
    const args = { ModelPackageGroupName: "g", Description: { Get: "Parameters.Nope" }, Nope: 1 };
    expect(issuesOf(step("RegisterModel", args))).toEqual([
      "ARGUMENT_FORBIDDEN Steps[0].Arguments.Description",
      "PARAMETER_UNDECLARED Steps[0].Arguments.Description",
      "ARGUMENT_UNRECOGNISED? Steps[0].Arguments.Nope",
    ]);
  });

  it.each([
    ["Training", "TrainingJobName", 63],
    ["Tuning", "HyperParameterTuningJobName", 32],
  ])("%s: warn of a %s that cannot begin a name", (type, key, most) => {
    const told = (prefix: JsonValue) =>
      issuesOf(step(type, { [key]: prefix })).filter((issue) => issue.startsWith("JOB_PREFIX"));
    for (const prefix of ["x".repeat(most + 1), "-a", "a_b c"]) {
      expect(told(prefix)).toEqual([`JOB_PREFIX_INVALID? Steps[0].Arguments.${key}`]);
    }
    for (const prefix of ["x".repeat(most), "a-", ANY]) expect(told(prefix)).toEqual([]);
  });

  it("are kept with a warning: the API may have learnt them since", () => {
    expect(issuesOf(training("A", {}, { BrandNew: { Deep: [{ x: 1 }] } }))).toEqual([
      "ARGUMENT_UNRECOGNISED? Steps[0].Arguments.BrandNew",
    ]);
  });

  it.each([
    ["RegisterModel", { ModelPackageGroupName: "g", CertifyForMarketplace: true }, "CertifyForMarketplace"],
    [
      "EndpointConfig",
      { ProductionVariants: [{ VariantName: "v" }], DataCaptureConfig: {} },
      "DataCaptureConfig",
    ],
    ["Endpoint", { EndpointConfigName: "c", DeploymentConfig: {} }, "DeploymentConfig"],
  ])("%s may not have %j", (type, args, name) => {
    expect(issuesOf(step(type, args))).toEqual([`ARGUMENT_FORBIDDEN Steps[0].Arguments.${name}`]);
  });

  it.each([
    ["Fail", { ErrorMessage: "x", Code: 1 }, ["ARGUMENT_UNKNOWN Steps[0].Arguments.Code"]],
    ["Lineage", { Others: [] }, ["ARGUMENT_UNKNOWN Steps[0].Arguments.Others"]],
    ["Lineage", {}, ["LINEAGE_EMPTY Steps[0].Arguments"]],
    ["Lineage", { Artifacts: [] }, []],
    [
      "AutoML",
      {
        InputDataConfig: [{ TargetAttributeName: "y" }],
        OutputDataConfig: { S3OutputPath: "s3://b" },
        RoleArn: ROLE,
        AutoMLJobConfig: { Mode: "AUTO" },
      },
      ["VALUE_NOT_ONE_OF Steps[0].Arguments.AutoMLJobConfig.Mode"],
    ],
  ])("%s with %j", (type, args, expected) => {
    expect(issuesOf(step(type, args as never))).toEqual(expected);
  });

  const jar = { HadoopJarStep: { Jar: "s3://b/x.jar" } };
  const groups = {
    InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 }],
  };

  it.each([
    [{ StepConfig: jar, ClusterId: "j-1" }, []],
    [{ StepConfig: jar, ClusterConfig: { Instances: groups } }, []],
    [{ StepConfig: jar }, ["ARGUMENTS_AMBIGUOUS Steps[0].Arguments"]],
    [
      { StepConfig: jar, ClusterId: "j-1", ClusterConfig: { Instances: groups } },
      ["ARGUMENTS_AMBIGUOUS Steps[0].Arguments"],
    ],
    [{ StepConfig: jar, ClusterConfig: { Instances: {} } }, ["ARGUMENTS_AMBIGUOUS Steps[0].Arguments"]],
    [
      { StepConfig: jar, ClusterConfig: { Name: "n", Instances: { ...groups, TerminationProtected: true } } },
      [
        "ARGUMENT_FORBIDDEN Steps[0].Arguments.ClusterConfig.Name",
        "ARGUMENT_FORBIDDEN Steps[0].Arguments.ClusterConfig.Instances.TerminationProtected",
      ],
    ],
  ])("EMR: one cluster, one kind of instances: %j", (args, expected) => {
    expect(issuesOf(step("EMR", args as never))).toEqual(expected);
  });

  it("EndpointConfig: one to ten variants, each with a name", () => {
    const variants = (...ProductionVariants: readonly JsonValue[]) =>
      issuesOf(step("EndpointConfig", { ProductionVariants }));
    expect(variants({ VariantName: "v" })).toEqual([]);
    expect(variants()).toEqual(["LIST_EMPTY Steps[0].Arguments.ProductionVariants"]);
  });

  it("EMRServerless: one application", () => {
    const args = { ExecutionRoleArn: ROLE, JobConfig: { executionRoleArn: ROLE, jobDriver: {} } };
    expect(issuesOf(step("EMRServerless", { ...args, ApplicationId: "00f1r2s3" }))).toEqual([]);
    expect(issuesOf(step("EMRServerless", args))).toEqual(["ARGUMENTS_AMBIGUOUS Steps[0].Arguments"]);
  });

  it("hold a prefix as the job's name, never an empty one", () => {
    expect(issuesOf(training("A", {}, { TrainingJobName: "my-prefix" }))).toEqual([]);
    expect(issuesOf(training("A", {}, { TrainingJobName: "" }))).toEqual([
      "JOB_NAME_EMPTY Steps[0].Arguments.TrainingJobName",
    ]);
  });

  it("warn of names that the experiment config sets", () => {
    expect(issuesOf(training("A", {}, { ExperimentConfig: { TrialComponentDisplayName: "x" } }))).toEqual([]);
    expect(issuesOf(training("A", {}, { ExperimentConfig: { TrialName: "x" } }))).toEqual([
      "ARGUMENT_OWNED? Steps[0].Arguments.ExperimentConfig.TrialName",
    ]);
  });
});

describe("lists and objects", () => {
  it.each([
    [
      "#41 one expression for a list",
      { AppSpecification: { ImageUri: "i", ContainerArguments: ANY } },
      ["VALUE_TYPE_WRONG Steps[0].Arguments.AppSpecification.ContainerArguments"],
    ],
    [
      "a text for a list",
      { ProcessingInputs: "s3://b" },
      ["VALUE_TYPE_WRONG Steps[0].Arguments.ProcessingInputs"],
    ],
    ["an object for a list", { Tags: { a: "b" } }, ["VALUE_TYPE_WRONG Steps[0].Arguments.Tags"]],
    ["a list for a map", { Environment: [] }, ["VALUE_TYPE_WRONG Steps[0].Arguments.Environment"]],
    ["an expression for a map", { Environment: ANY }, ["VALUE_TYPE_WRONG Steps[0].Arguments.Environment"]],
    ["#39 expressions for scalars", { Environment: { A: ANY } }, []],
    ["null for a list", { Tags: null }, []],
  ])("%s", (_, args, expected) => {
    expect(issuesOf(processing("A", {}, args as never))).toEqual(expected);
  });

  it.each([
    [
      "#121 no ContainerArguments",
      { AppSpecification: { ImageUri: "i", ContainerArguments: [] } },
      ["LIST_EMPTY Steps[0].Arguments.AppSpecification.ContainerArguments"],
    ],
    [
      "#122 an argument of 257 characters",
      { AppSpecification: { ImageUri: "i", ContainerArguments: ["a", "x".repeat(257)] } },
      ["TEXT_TOO_LONG Steps[0].Arguments.AppSpecification.ContainerArguments[1]"],
    ],
    [
      "#122 101 environment entries",
      { Environment: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`K${i}`, "v"])) },
      ["LIST_TOO_LONG Steps[0].Arguments.Environment"],
    ],
    [
      "#122 an environment value of 257 characters",
      { Environment: { K: "x".repeat(257) } },
      ["TEXT_TOO_LONG Steps[0].Arguments.Environment.K"],
    ],
  ])("%s", (_, args, expected) => {
    expect(issuesOf(processing("A", {}, args as never))).toEqual(expected);
  });

  it("#122 hyperparameters of 2501 characters, no channels, a channel twice", () => {
    const args = { HyperParameters: { h: "x".repeat(2501) }, InputDataConfig: [] };
    expect(issuesOf(training("A", {}, args))).toEqual([
      "TEXT_TOO_LONG Steps[0].Arguments.HyperParameters.h",
      "LIST_EMPTY Steps[0].Arguments.InputDataConfig",
    ]);
    expect(
      issuesOf(
        training(
          "A",
          {},
          { InputDataConfig: ["a", "a", "a b"].map((ChannelName) => ({ ChannelName, DataSource: {} })) },
        ),
      ),
    ).toEqual([
      "TEXT_PATTERN_MISMATCH Steps[0].Arguments.InputDataConfig[2].ChannelName",
      "ENTRY_DUPLICATE Steps[0].Arguments.InputDataConfig[1].ChannelName",
    ]);
  });
});

describe("processing paths", () => {
  const written = (name: string, path: string) => ({
    OutputName: name,
    S3Output: { S3Uri: "s3://b", LocalPath: path, S3UploadMode: "EndOfJob" },
  });
  const outputs = (...Outputs: readonly JsonValue[]) =>
    issuesOf(processing("A", { PropertyFiles: [] }, { ProcessingOutputConfig: { Outputs } }));

  it("#123 lie below /opt/ml/processing/", () => {
    expect(outputs(written("a", "/tmp/x"))).toEqual([
      "LOCAL_PATH_OUTSIDE Steps[0].Arguments.ProcessingOutputConfig.Outputs[0].S3Output.LocalPath",
    ]);
    expect(outputs(written("a", "/opt/ml/processing/../x"))).toHaveLength(1);
    const input = {
      InputName: "i",
      S3Input: { S3Uri: "s3://b", S3DataType: "S3Prefix", LocalPath: "/opt/ml/processingx/i" },
    };
    expect(issuesOf(processing("A", {}, { ProcessingInputs: [input] }))).toEqual([
      "LOCAL_PATH_OUTSIDE Steps[0].Arguments.ProcessingInputs[0].S3Input.LocalPath",
    ]);
  });

  it("#124 are one for each output", () => {
    const a = "/opt/ml/processing/a";
    expect(outputs(written("a", a), written("b", a))).toEqual([
      "ENTRY_DUPLICATE Steps[0].Arguments.ProcessingOutputConfig.Outputs[1].S3Output.LocalPath",
    ]);
    expect(outputs(written("a", a), written("a", `${a}/b`))).toEqual([
      "ENTRY_DUPLICATE Steps[0].Arguments.ProcessingOutputConfig.Outputs[1].OutputName",
    ]);
  });
});

it("lets a Lambda have any arguments", () => {
  expect(issuesOf(lambda("A", { anything: [{ nested: [1, null, true] }] }))).toEqual([]);
});
