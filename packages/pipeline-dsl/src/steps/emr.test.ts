import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Cluster: param.string(), Rows: param.integer() });
const job = { jar: "command-runner.jar", args: ["spark-submit", params.Rows, 5, true] } as const;
const instances = {
  instanceGroups: [{ instanceRole: "MASTER", instanceType: "m5.xlarge", instanceCount: params.Rows }],
} as const;

describe("a step on EMR", () => {
  it("runs on a cluster that is there", () => {
    const spark = step.emr("Spark", {
      ...job,
      clusterId: params.Cluster,
      executionRoleArn: "arn:aws:iam::123456789012:role/r",
      mainClass: "com.Main",
      properties: [{ key: "k", value: params.Cluster }],
      cache: { expireAfter: "P1D" },
      overrides: { StepConfig: { ActionOnFailure: "CONTINUE" } },
    });

    expect(compile(pipeline("P", { params, steps: [spark] })).Steps).toEqual([
      {
        Name: "Spark",
        Type: "EMR",
        Arguments: {
          StepConfig: {
            HadoopJarStep: {
              Jar: "command-runner.jar",
              Args: [
                "spark-submit",
                { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rows" }] } },
                "5",
                "true",
              ],
              MainClass: "com.Main",
              Properties: [{ Key: "k", Value: { Get: "Parameters.Cluster" } }],
            },
            ActionOnFailure: "CONTINUE",
          },
          ClusterId: { Get: "Parameters.Cluster" },
          ExecutionRoleArn: "arn:aws:iam::123456789012:role/r",
        },
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      },
    ]);
  });

  it("starts a cluster of its own, in AWS's names; keys of settings stay as they are", () => {
    const spark = step.emr("Spark", {
      ...job,
      clusterConfig: {
        releaseLabel: "emr-7.5.0",
        applications: [{ name: "Spark" }],
        configurations: [
          {
            classification: "spark-defaults",
            properties: { "spark.executor.memory": "4g" },
            configurations: [{ classification: "export", properties: { lower: params.Cluster } }],
          },
        ],
        instances,
      },
      retry: [{ exceptionType: "Emr.RESOURCE_LIMIT", maxAttempts: 2 }],
    });

    const [compiled] = compile(pipeline("P", { params, steps: [spark] })).Steps;

    expect(compiled?.Arguments).toMatchObject({
      ClusterConfig: {
        ReleaseLabel: "emr-7.5.0",
        Applications: [{ Name: "Spark" }],
        Configurations: [
          {
            Classification: "spark-defaults",
            Properties: { "spark.executor.memory": "4g" },
            Configurations: [{ Properties: { lower: { Get: "Parameters.Cluster" } } }],
          },
        ],
        Instances: {
          InstanceGroups: [
            {
              InstanceRole: "MASTER",
              InstanceType: "m5.xlarge",
              InstanceCount: { Get: "Parameters.Rows" },
            },
          ],
        },
      },
    });
    expect(compiled?.Arguments).not.toHaveProperty("ClusterId");
  });

  it("makes an edge to the step that a value comes from", () => {
    const first = step.emr("First", { ...job, clusterId: "j-1" });
    const second = step.emr("Second", { ...job, clusterId: first.outputs.clusterId });

    const result = check(pipeline("P", { params, steps: [second] }));

    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toContain("STEP_NOT_LISTED");
  });

  it("is an issue in plain JavaScript: no cluster, and two", () => {
    const none = step.emr("None", { ...job } as never);
    const both = step.emr("Both", { ...job, clusterId: "j-1", clusterConfig: { instances } } as never);

    const result = check(pipeline("P", { params, steps: [none, both] }));

    const issues = result.ok ? [] : result.issues.filter(({ severity }) => severity === undefined);
    expect(issues.map(({ code, path }) => [code, path[1]])).toEqual([
      ["ARGUMENTS_AMBIGUOUS", "None"],
      ["ARGUMENTS_AMBIGUOUS", "Both"],
    ]);
    expect(() => step.emr("None", undefined as never)).toThrow("STEP_PROP_INVALID");
  });

  it("hands on the cluster and what EMR says of the step", () => {
    const spark = step.emr("Spark", { ...job, clusterId: "j-1" });

    expectTypeOf(spark.outputs.clusterId).toEqualTypeOf<Ref<string>>();
    expect(expressionOf(spark.outputs.clusterId)).toEqual({ Get: "Steps.Spark.ClusterId" });
    expect(expressionOf(spark.outputs.stepId)).toEqual({ Get: "Steps.Spark.Id" });
    expect(expressionOf(spark.properties.Config.Jar)).toEqual({ Get: "Steps.Spark.Config.Jar" });
  });

  it("does not compile with what the service would refuse", () => {
    // @ts-expect-error neither a cluster nor the config of one
    step.emr("Spark", { ...job });
    // @ts-expect-error both
    step.emr("Spark", { ...job, clusterId: "j-1", clusterConfig: { instances } });
    // @ts-expect-error a cluster of its own has its own role
    step.emr("Spark", { ...job, clusterConfig: { instances }, executionRoleArn: "role" });
    // @ts-expect-error the service names the cluster
    step.emr("Spark", { ...job, clusterConfig: { instances, name: "mine" } });
    step.emr("Spark", {
      ...job,
      // @ts-expect-error the service ends the cluster
      clusterConfig: { instances: { ...instances, keepJobFlowAliveWhenNoSteps: true } },
    });
    // @ts-expect-error a cluster needs machines
    step.emr("Spark", { ...job, clusterConfig: { instances: {} } });
    step.emr("Spark", {
      ...job,
      clusterConfig: {
        instances: {
          // @ts-expect-error no such role of an instance group
          instanceGroups: [{ ...instances.instanceGroups[0], instanceRole: "BOSS" }],
        },
      },
    });
    // @ts-expect-error no such exception
    step.emr("Spark", { ...job, clusterId: "j-1", retry: [{ exceptionType: "Emr.OTHER" }] });
  });
});
