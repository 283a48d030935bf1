import type { JsonValue } from "@sagewright/core";
import type { Reader } from "../reader.ts";
import { byName } from "./by-name.ts";
import { sourceAlone } from "./source-alone.ts";

export const readChannels = (from: Reader, path: string): object | undefined =>
  byName(from.items(path) ?? [], "ChannelName", readChannel);

const DATA = "DataSource.S3DataSource";

function readChannel(from: Reader): unknown {
  const source = from.s3Uri(`${DATA}.S3Uri`);
  if (source === undefined) return undefined;
  const attributeNames = from.at(`${DATA}.AttributeNames`);
  return sourceAlone({
    source,
    contentType: from.input("ContentType"),
    s3DataType: from.literal(`${DATA}.S3DataType`, "S3Prefix"),
    s3DataDistributionType: from.literal(`${DATA}.S3DataDistributionType`, "FullyReplicated"),
    inputMode: from.literal("InputMode"),
    compressionType: from.literal("CompressionType"),
    recordWrapperType: from.literal("RecordWrapperType"),
    attributeNames: areTexts(attributeNames) ? attributeNames : undefined,
  });
}

const areTexts = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "string");
