import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import { isRef, REF } from "../../ref.ts";
import { imageRegion } from "../../steps/image-region.ts";
import { textConst } from "../fit.ts";
import { isPlainObject } from "../plain-object.ts";
import type { Reader } from "../reader.ts";
import { writeText } from "../write-text.ts";

const OWN: ReadonlySet<string> = new Set([
  "sagemaker_submit_directory",
  "sagemaker_program",
  "sagemaker_container_log_level",
  "sagemaker_region",
]);

/** The hyperparameters that start a script's processes. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  mpi: "sagemaker_mpi_enabled",
  parameter_server: "sagemaker_parameter_server_enabled",
  pytorchddp: "sagemaker_pytorch_ddp_enabled",
  torch_distributed: "sagemaker_torch_distributed_enabled",
};

/** A script in an image with the training toolkit, with its hyperparameters out of their JSON; `undefined` where there is none. */
export function readScriptMode(
  from: Reader,
  resources: string,
  path: string,
): Readonly<Record<string, unknown>> | undefined {
  const found = from.at(path);
  if (!isPlainObject(found)) return undefined;
  const code = jsonText(found.sagemaker_submit_directory);
  const program = jsonText(found.sagemaker_program);
  if (code === undefined || program === undefined || !code.startsWith("s3://")) return undefined;
  const region = jsonText(found.sagemaker_region);
  const image = from.at("AlgorithmSpecification.TrainingImage");
  const distribution = distributionOf(found, from.at(`${resources}.InstanceType`));
  const left = Object.entries(found).filter(
    ([name, value]) =>
      !OWN.has(name) &&
      !(distribution !== undefined && name === DISTRIBUTIONS[distribution]) &&
      !(isInstanceTyped(distribution) && name === "sagemaker_instance_type") &&
      value !== null,
  );
  const values = left.flatMap(([name, value]) => {
    const decoded = decode(value, from);
    return decoded === undefined ? [] : [[name, decoded.value] as const];
  });
  return {
    code: textConst(code, from.scope),
    entryPoint: program,
    region: typeof image === "string" && imageRegion(image) === region ? undefined : region,
    distribution,
    hyperParameters: values.length === 0 ? undefined : Object.fromEntries(values),
  };
}

function distributionOf(found: JsonObject, instanceType: JsonValue | undefined): string | undefined {
  const [name, ...others] = Object.keys(DISTRIBUTIONS).filter(
    (each) => found[DISTRIBUTIONS[each] ?? ""] === "true",
  );
  if (others.length > 0) return undefined;
  const isWhole =
    !isInstanceTyped(name) || found.sagemaker_instance_type === JSON.stringify(instanceType ?? null);
  return isWhole ? name : undefined;
}

const isInstanceTyped = (distribution: string | undefined): boolean =>
  distribution === "pytorchddp" || distribution === "torch_distributed";

/** The text in a JSON text. */
function jsonText(value: JsonValue | undefined): string | undefined {
  const decoded = typeof value === "string" ? parsed(value) : undefined;
  return typeof decoded === "string" ? decoded : undefined;
}

/** Such values stand in quotes. */
const TEXTS: ReadonlySet<string> = new Set(["string", "s3Uri"]);

/** The value that the language writes like that, if there is one. */
function decode(value: JsonValue, from: Reader): { readonly value: unknown } | undefined {
  if (typeof value === "string") {
    const decoded = parsed(value);
    return decoded === undefined ? undefined : { value: decoded };
  }
  const bare = writeText(value, from.scope);
  if (isRef(bare) && joined(value)?.length === 1 && !TEXTS.has(bare[REF].kind)) return { value: bare };
  const text = quotedExpression(value);
  const ref = text === undefined ? undefined : writeText(text, from.scope);
  return ref === undefined ? undefined : { value: ref };
}

function parsed(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return JSON.stringify(value) === text && !text.includes('"__proto__"') ? value : undefined;
  } catch {
    return undefined;
  }
}

const joined = (value: JsonValue): readonly JsonValue[] | undefined => {
  const join = isJsonObject(value) ? value["Std:Join"] : undefined;
  const isPlain = join !== undefined && isJsonObject(join) && join.On === "" && Array.isArray(join.Values);
  return isPlain ? (join.Values as readonly JsonValue[]) : undefined;
};

/** A text: in quotes. */
function quotedExpression(value: JsonValue): JsonValue | undefined {
  const [open, inner, close, ...more] = joined(value) ?? [];
  return open === '"' && close === '"' && more.length === 0 ? inner : undefined;
}
