import { isJsonObject, type JsonValue, type Shape, shapeOf } from "@sagewright/core";
import type { Reader } from "../reader.ts";
import type { Scope } from "../scope.ts";
import { writeS3Uri } from "../write-text.ts";

/**
 * ModelMetrics or DriftCheckBaselines: files by what they tell, two levels deep, with camelCase names. A report of a step
 * stands for its file.
 */
export function readMetrics(from: Reader, path: string): object | undefined {
  const metrics = from.at(path);
  if (metrics === undefined || !isJsonObject(metrics)) return undefined;
  const shape = from.below(path).shape;
  const groups = Object.entries(metrics).map(
    ([name, group]) => [camel(name), readGroup(group, shapeOf(shape, name), from.scope)] as const,
  );
  return groups.every(([, group]) => group !== undefined) ? Object.fromEntries(groups) : undefined;
}

function readGroup(group: JsonValue, shape: Shape | undefined, scope: Scope): object | undefined {
  if (
    shape === undefined ||
    !isJsonObject(group) ||
    Object.keys(group).some((name) => shapeOf(shape, name) === undefined)
  )
    return undefined;
  const sources = Object.entries(group).map(
    ([name, source]) => [camel(name), readSource(source, scope)] as const,
  );
  return sources.every(([, source]) => source !== undefined) ? Object.fromEntries(sources) : undefined;
}

const MEMBERS: readonly string[] = ["ContentType", "ContentDigest", "S3Uri"];

function readSource(source: JsonValue, scope: Scope): object | undefined {
  if (!isJsonObject(source) || !Object.keys(source).every((key) => MEMBERS.includes(key))) return undefined;
  const { ContentType: contentType, ContentDigest: contentDigest, S3Uri: uri } = source;
  const s3Uri = writeS3Uri(uri, scope);
  if (s3Uri === undefined || typeof contentType !== "string") return undefined;
  const report = scope.reports.get(JSON.stringify(uri));
  if (report !== undefined && contentType === "application/json" && contentDigest === undefined)
    return report;
  if (contentDigest !== undefined && typeof contentDigest !== "string") return undefined;
  return {
    s3Uri,
    ...(contentType === "application/json" ? {} : { contentType }),
    ...(contentDigest === undefined ? {} : { contentDigest }),
  };
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
