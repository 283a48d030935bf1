import {
  channelNameInvalid,
  entryDuplicate,
  listEmpty,
  listTooLong,
  localPathOutside,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import type { ForEachStep } from "../step.ts";
import { checkLength } from "./members.ts";
import { below, here, type Report } from "./report.ts";

/** Bounds of a list or a map in the arguments, as the API states them. */
interface Limit {
  /** Member names, from the arguments down. */
  readonly at: readonly string[];
  /** Entries at least; an empty list must be left out. @default 0 */
  readonly minimum?: number;
  readonly maximum: number;
  /** Characters of every text in it. */
  readonly characters?: number;
}

const TAGS: Limit = { at: ["Tags"], maximum: 50 };
const command = (holder: string): readonly Limit[] => [
  { at: [holder, "ContainerEntrypoint"], minimum: 1, maximum: 100, characters: 256 },
  { at: [holder, "ContainerArguments"], minimum: 1, maximum: 100, characters: 256 },
];
const PROCESSING: readonly Limit[] = [
  ...command("AppSpecification"),
  { at: ["ProcessingInputs"], maximum: 10 },
  { at: ["ProcessingOutputConfig", "Outputs"], maximum: 10 },
  { at: ["Environment"], maximum: 100, characters: 256 },
  TAGS,
];

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations.html */
const LIMITS: ForEachStep<readonly Limit[]> = {
  Processing: PROCESSING,
  QualityCheck: PROCESSING,
  ClarifyCheck: PROCESSING,
  Training: [
    ...command("AlgorithmSpecification"),
    { at: ["AlgorithmSpecification", "MetricDefinitions"], maximum: 40 },
    { at: ["HyperParameters"], maximum: 100, characters: 2500 },
    { at: ["InputDataConfig"], minimum: 1, maximum: 20 },
    { at: ["Environment"], maximum: 100 },
    TAGS,
  ],
  Tuning: [TAGS],
  Transform: [{ at: ["Environment"], maximum: 16 }, TAGS],
  Model: [{ at: ["Containers"], maximum: 15 }, TAGS],
  RegisterModel: [{ at: ["InferenceSpecification", "Containers"], minimum: 1, maximum: 15 }, TAGS],
  AutoML: [{ at: ["InputDataConfig"], minimum: 1, maximum: 20 }, TAGS],
  EndpointConfig: [{ at: ["ProductionVariants"], minimum: 1, maximum: 10 }, TAGS],
  Endpoint: [TAGS],
  InferenceComponent: [TAGS],
  Condition: [],
  Lambda: [],
  Callback: [],
  Fail: [],
  EMR: [],
  EMRServerless: [],
  Lineage: [],
  BedrockCustomModel: [],
  BedrockCustomModelDeployment: [],
  BedrockModelImport: [],
  BedrockProvisionedModelThroughput: [],
};

/** Counts entries and characters. Of a wrong type nothing is said here: the shape has said it. */
export function checkLimits(args: JsonObject, type: keyof typeof LIMITS, report: Report): void {
  for (const limit of LIMITS[type]) {
    let value: JsonValue | undefined = args;
    for (const name of limit.at) value = isJsonObject(value) ? value[name] : undefined;
    if (typeof value === "object" && value !== null && !isExpression(value)) checkLimit(value, limit, report);
  }
}

function checkLimit(value: JsonValue & object, limit: Limit, report: Report): void {
  const name = limit.at.at(-1) ?? "";
  const entries = Object.values(value);
  const path = () => here(report, ...limit.at);
  if (entries.length < (limit.minimum ?? 0)) report.issues.push(listEmpty(path(), name));
  if (entries.length > limit.maximum) {
    report.issues.push(listTooLong(path(), name, entries.length, limit.maximum));
  }
  const { characters } = limit;
  if (characters === undefined) return;
  const keys = Array.isArray(value) ? undefined : Object.keys(value);
  for (const [index, entry] of entries.entries()) {
    if (typeof entry === "string" && entry.length > characters) {
      checkLength(entry, characters, report, ...limit.at, keys?.[index] ?? index);
    }
  }
}

const PROCESSING_ROOT = "/opt/ml/processing/";

/** Local paths of a processing job lie below its root, and no two outputs share a name or a folder. */
export function checkProcessingPaths(args: JsonObject, report: Report): void {
  const config = args.ProcessingOutputConfig;
  const outputs = isJsonObject(config) ? config.Outputs : undefined;
  const names = new Set<string>();
  const paths = new Set<string>();
  eachEntry(args.ProcessingInputs, ["ProcessingInputs"], report, (input) => {
    checkLocalPath(input.S3Input, "S3Input", report);
    checkLocalPath(input.DatasetDefinition, "DatasetDefinition", report);
  });
  eachEntry(outputs, ["ProcessingOutputConfig", "Outputs"], report, (output) => {
    checkUnique(output.OutputName, names, ["OutputName"], report);
    const path = checkLocalPath(output.S3Output, "S3Output", report);
    checkUnique(path, paths, ["S3Output", "LocalPath"], report);
  });
}

const CHANNEL_NAME = /^[A-Za-z0-9.\-_]{1,64}$/;

/** Names of the channels of a training job: well-formed, each once. */
export function checkChannels(args: JsonObject, report: Report): void {
  const names = new Set<string>();
  eachEntry(args.InputDataConfig, ["InputDataConfig"], report, (channel) => {
    const name = channel.ChannelName;
    checkUnique(name, names, ["ChannelName"], report);
    if (typeof name === "string" && !CHANNEL_NAME.test(name)) {
      report.issues.push(channelNameInvalid(here(report, "ChannelName"), name));
    }
  });
}

function eachEntry(
  list: JsonValue | undefined,
  at: readonly string[],
  report: Report,
  check: (entry: JsonObject) => void,
): void {
  if (!Array.isArray(list)) return;
  report.path.push(...at);
  for (const [index, entry] of list.entries())
    if (isJsonObject(entry)) below(report, index, () => check(entry));
  report.path.length -= at.length;
}

function checkLocalPath(holder: JsonValue | undefined, key: string, report: Report): JsonValue | undefined {
  const path = isJsonObject(holder) ? holder.LocalPath : undefined;
  if (typeof path === "string" && (!path.startsWith(PROCESSING_ROOT) || path.split("/").includes(".."))) {
    report.issues.push(localPathOutside(here(report, key, "LocalPath"), path, PROCESSING_ROOT));
  }
  return path;
}

function checkUnique(
  value: JsonValue | undefined,
  seen: Set<string>,
  at: readonly [...string[], string],
  report: Report,
): void {
  if (typeof value !== "string") return;
  if (seen.has(value)) report.issues.push(entryDuplicate(here(report, ...at), at.at(-1) ?? "", value));
  seen.add(value);
}
