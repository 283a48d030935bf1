import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import { report } from "../../report.ts";
import {
  type ProcessingInputProps,
  type ProcessingOutputProps,
  wireInput,
  wireOutput,
} from "../../steps/processing-files.ts";
import { call } from "../code.ts";
import { difference } from "../difference.ts";
import { fit } from "../fit.ts";
import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";
import { keyOf, same } from "../same.ts";
import { UNKNOWN_SHAPE } from "../shapes-read.ts";
import { coded, codeOf, never, plainValue } from "../written.ts";
import { byName } from "./by-name.ts";
import { sourceAlone } from "./source-alone.ts";

const FOLDER = "/opt/ml/processing/input/code";

export const readProcessing: StepReader = (from) => {
  const { inputs: all = [], code } = readCode(from);
  const inputs = byName(all, "InputName", readInput);
  const outputs = byName(from.items("ProcessingOutputConfig.Outputs") ?? [], "OutputName", readOutput);
  return {
    kind: "processing",
    needs: ["image", "instanceType"],
    props: {
      image: from.needed("AppSpecification.ImageUri"),
      instanceType: from.needed("ProcessingResources.ClusterConfig.InstanceType"),
      instanceCount: from.input("ProcessingResources.ClusterConfig.InstanceCount", 1),
      volumeSizeInGB: from.input("ProcessingResources.ClusterConfig.VolumeSizeInGB", 30),
      volumeKmsKeyId: from.input("ProcessingResources.ClusterConfig.VolumeKmsKeyId"),
      ...(code ?? { entrypoint: from.texts("AppSpecification.ContainerEntrypoint") }),
      arguments: from.texts("AppSpecification.ContainerArguments"),
      inputs,
      outputs,
      outputKmsKeyId: from.input("ProcessingOutputConfig.KmsKeyId"),
      reports: readReports(from, outputs ?? {}),
      environment: from.textMap("Environment"),
      networkConfig: from.camel("NetworkConfig"),
      maxRuntimeInSeconds: from.input("StoppingCondition.MaxRuntimeInSeconds"),
      tags: from.tags("Tags"),
      jobNamePrefix: from.string("ProcessingJobName"),
      role: from.role("RoleArn"),
    },
  };
};

/** A script in the input `code`, which stands last, and the command that runs it. */
function readCode(from: Reader) {
  const inputs = from.items("ProcessingInputs");
  const last = inputs?.at(-1);
  const uri = last?.at("S3Input.S3Uri");
  const entrypoint = from.at("AppSpecification.ContainerEntrypoint");
  if (last?.at("InputName") !== "code" || typeof uri !== "string" || !Array.isArray(entrypoint))
    return { inputs };
  const script = /^s3:\/\/.*\/([^/]+)$/.exec(uri)?.[1];
  const path: JsonValue | undefined = entrypoint.at(-1);
  const command: readonly JsonValue[] = entrypoint.slice(0, -1);
  const isScript =
    script !== undefined &&
    path === `${FOLDER}/${script}` &&
    command.every((word) => typeof word === "string") &&
    same(
      last.at(""),
      wireInput("code", { source: uri as never, destination: FOLDER }, from.emission) as never,
    );
  if (!isScript) return { inputs };
  const isUsual = command.length === 1 && command[0] === usualCommand(script);
  return { inputs: inputs?.slice(0, -1), code: { code: uri, ...(isUsual ? {} : { command }) } };
}

const usualCommand = (script: string): string => {
  if (/\.(js|mjs|cjs)$/.test(script)) return "node";
  return script.endsWith(".sh") ? "/bin/bash" : "python3";
};

function readInput(from: Reader, name: string): unknown {
  const source = from.s3Uri("S3Input.S3Uri");
  if (source === undefined) return readDataset(from);
  const props = given({
    source,
    destination: from.input("S3Input.LocalPath", `/opt/ml/processing/input/${name}`),
    s3DataType: from.input("S3Input.S3DataType", "S3Prefix"),
    s3InputMode: from.input("S3Input.S3InputMode", "File"),
    s3DataDistributionType: from.input("S3Input.S3DataDistributionType", "FullyReplicated"),
    s3CompressionType: from.input("S3Input.S3CompressionType", "None"),
    appManaged: appManaged(from),
  });
  const ours = wireInput(name, plainValue(props) as ProcessingInputProps, from.emission);
  return sourceAlone(withOverrides(props, ours as never, from));
}

function readDataset(from: Reader): unknown {
  const datasetDefinition = from.camel("DatasetDefinition");
  if (datasetDefinition === undefined) return undefined;
  return given({ datasetDefinition, appManaged: appManaged(from) });
}

function readOutput(from: Reader, name: string): unknown {
  const featureGroupName = from.input("FeatureStoreOutput.FeatureGroupName");
  if (featureGroupName !== undefined) return given({ featureGroupName, appManaged: appManaged(from) });
  const source = from.input("S3Output.LocalPath");
  if (source === undefined) return undefined;
  const props = given({
    source,
    destination: from.placeOfExecution("S3Output.S3Uri", "output", name),
    s3UploadMode: from.input("S3Output.S3UploadMode", "EndOfJob"),
    appManaged: appManaged(from),
  });
  const ours = wireOutput(name, plainValue(props) as ProcessingOutputProps, from.emission);
  return sourceAlone(withOverrides(props, ours as never, from));
}

const appManaged = (from: Reader): unknown => from.input("AppManaged", false);

function withOverrides(props: object, ours: JsonObject, from: Reader): Readonly<Record<string, unknown>> {
  const changes = difference(ours, from.at("") as JsonObject);
  return { ...props, ...(changes && { overrides: fit(changes, from.shape, from.scope) }) };
}

function readReports(from: Reader, outputs: object): object | undefined {
  const { PropertyFiles: files } = from.wire;
  if (!Array.isArray(files) || files.length === 0) return undefined;
  const reports = (files as readonly JsonValue[]).flatMap((file) => {
    if (!isJsonObject(file)) return [];
    const { PropertyFileName: name, OutputName: output, FilePath: path } = file;
    if (typeof name !== "string" || typeof output !== "string" || typeof path !== "string") return [];
    const key = keyOf({ Get: `Steps.${from.step}.PropertyFiles.${name}` });
    const { schema, code } = from.scope.shapes.get(key) ?? UNKNOWN_SHAPE;
    const props = {
      output: Object.hasOwn(outputs, output) ? output : never(output),
      file: path,
      shape: coded(schema, code),
    };
    const made = report({ output, file: path, shape: schema });
    return [[name, coded(made, call("report", codeOf(props)))] as const];
  });
  return Object.fromEntries(reports);
}
