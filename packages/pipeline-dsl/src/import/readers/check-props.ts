import { writeRef } from "../expressions.ts";
import { freely } from "../fit.ts";
import { isExpressionValue } from "../plain-object.ts";
import type { Reader } from "../reader.ts";
import { writeS3Uri } from "../write-text.ts";
import { never } from "../written.ts";

/** The props that every check has; `output` is the name of the one output. */
export const readCheckProps = (from: Reader, output: string) => ({
  image: from.needed("AppSpecification.ImageUri"),
  instanceType: from.input("ProcessingResources.ClusterConfig.InstanceType", "ml.m5.xlarge"),
  instanceCount: from.input("ProcessingResources.ClusterConfig.InstanceCount", 1),
  volumeSizeInGB: from.input("ProcessingResources.ClusterConfig.VolumeSizeInGB", 30),
  volumeKmsKeyId: from.input("ProcessingResources.ClusterConfig.VolumeKmsKeyId"),
  outputPath: from
    .items("ProcessingOutputConfig.Outputs")?.[0]
    ?.placeOfExecution("S3Output.S3Uri", "output", output),
  outputKmsKeyId: from.input("ProcessingOutputConfig.KmsKeyId"),
  networkConfig: from.camel("NetworkConfig"),
  maxRuntimeInSeconds: from.input("StoppingCondition.MaxRuntimeInSeconds"),
  tags: from.tags("Tags"),
  jobNamePrefix: from.input("ProcessingJobName"),
  role: from.role("RoleArn"),
  modelPackageGroupName: textMember(from, "ModelPackageGroupName"),
  skipCheck: booleanMember(from, "SkipCheck", false),
  registerNewBaseline: booleanMember(from, "RegisterNewBaseline", false),
  failOnViolation: booleanMember(from, "FailOnViolation", true),
  suppliedBaselineConstraints: uriMember(from, "SuppliedBaselineConstraints"),
});

/** The input of a name. */
export const inputOf = (from: Reader, name: string): Reader | undefined =>
  from.items("ProcessingInputs")?.find((input) => input.at("InputName") === name);

/** Null says that nothing is given. */
export const textMember = (from: Reader, name: string): unknown =>
  from.wire[name] === null ? undefined : from.member(name);

export function uriMember(from: Reader, name: string): unknown {
  const found = from.wire[name];
  if (found === undefined || found === null) return undefined;
  return writeS3Uri(found, from.scope) ?? never(freely(found, from.scope));
}

function booleanMember(from: Reader, name: string, fallback: boolean): unknown {
  const found = from.wire[name];
  if (found === undefined || found === null || found === fallback) return undefined;
  if (typeof found === "boolean") return found;
  return isExpressionValue(found) ? writeRef(found, "boolean", from.scope) : never(freely(found, from.scope));
}
