import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ App: param.string(), Minutes: param.integer() });
const role = "arn:aws:iam::123456789012:role/r";
const jobDriver = { sparkSubmit: { entryPoint: "s3://b/job.py", entryPointArguments: [params.App] } };

describe("a step on EMR Serverless", () => {
  it("runs in an application that is there, named in both places", () => {
    const spark = step.emrServerless("Spark", {
      applicationId: params.App,
      jobDriver,
      executionTimeoutMinutes: params.Minutes,
      configurationOverrides: {
        applicationConfiguration: [{ classification: "spark-defaults", properties: { "a.b": "c" } }],
      },
      tags: [{ key: "team", value: params.App }],
      overrides: { JobConfig: { mode: "STREAMING" } },
    });

    expect(compile(pipeline("P", { params, role, steps: [spark] })).Steps).toEqual([
      {
        Name: "Spark",
        Type: "EMRServerless",
        Arguments: {
          ExecutionRoleArn: role,
          ApplicationId: { Get: "Parameters.App" },
          JobConfig: {
            executionRoleArn: role,
            applicationId: { Get: "Parameters.App" },
            jobDriver: {
              sparkSubmit: { entryPoint: "s3://b/job.py", entryPointArguments: [{ Get: "Parameters.App" }] },
            },
            configurationOverrides: {
              applicationConfiguration: [{ classification: "spark-defaults", properties: { "a.b": "c" } }],
            },
            executionTimeoutMinutes: { Get: "Parameters.Minutes" },
            tags: { team: { Get: "Parameters.App" } },
            mode: "STREAMING",
          },
        },
      },
    ]);
  });

  it("makes an application of its own, and runs with the step's role", () => {
    const hive = step.emrServerless("Hive", {
      applicationConfig: {
        releaseLabel: "emr-7.5.0",
        type: "HIVE",
        initialCapacity: { Driver: { workerCount: 2 } },
      },
      jobDriver: { hive: { query: "s3://b/q.sql" } },
      role: params.App,
    });

    const [compiled] = compile(pipeline("P", { params, steps: [hive] })).Steps;

    expect(compiled?.Arguments).toEqual({
      ExecutionRoleArn: { Get: "Parameters.App" },
      ApplicationConfig: {
        releaseLabel: "emr-7.5.0",
        type: "HIVE",
        initialCapacity: { Driver: { workerCount: 2 } },
      },
      JobConfig: {
        executionRoleArn: { Get: "Parameters.App" },
        jobDriver: { hive: { query: "s3://b/q.sql" } },
      },
    });
  });

  it("is an issue without a role", () => {
    const result = check(
      pipeline("P", { params, steps: [step.emrServerless("S", { applicationId: "a", jobDriver })] }),
    );
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toContain("ROLE_MISSING");
  });

  it("hands on where it ran", () => {
    const spark = step.emrServerless("Spark", { applicationId: "a", jobDriver });

    expectTypeOf(spark.outputs.jobRunId).toEqualTypeOf<Ref<string>>();
    expect(expressionOf(spark.outputs.jobRunId)).toEqual({ Get: "Steps.Spark.jobRun.jobRunId" });
    expect(expressionOf(spark.outputs.applicationId)).toEqual({ Get: "Steps.Spark.jobRun.applicationId" });
    expect(expressionOf(spark.properties.jobRun.totalExecutionDurationSeconds)).toEqual({
      Get: "Steps.Spark.jobRun.totalExecutionDurationSeconds",
    });
  });

  it("does not compile with what the service would refuse", () => {
    // @ts-expect-error neither an application nor the config of one
    step.emrServerless("Spark", { jobDriver });
    // @ts-expect-error both
    step.emrServerless("Spark", {
      applicationId: "a",
      applicationConfig: { releaseLabel: "r", type: "SPARK" },
      jobDriver,
    });
    // @ts-expect-error an application has a release
    step.emrServerless("Spark", { applicationConfig: { type: "SPARK" }, jobDriver });
    const hive = { query: "q" };
    // @ts-expect-error one of the two
    step.emrServerless("Spark", { applicationId: "a", jobDriver: { ...jobDriver, hive } });
    expect(() => step.emrServerless("Spark", undefined as never)).toThrow("STEP_PROP_INVALID");
  });
});
