import type { JsonValue } from "@sagewright/core";
import type { Reader } from "../reader.ts";
import { byName } from "./by-name.ts";

export const readChannels = (from: Reader, path: string): object | undefined =>
  byName(from.items(path) ?? [], "ChannelName", readChannel);

const DATA = "DataSource.S3DataSource";

function readChannel(from: Reader): unknown {
  const source = from.s3Uri(`${DATA}.S3Uri`);
  if (source === undefined) return undefined;
  const attributeNames = from.at(`${DATA}.AttributeNames`);
  const props = {
    source,
    contentType: from.input("ContentType"),
    s3DataType: from.literal(`${DATA}.S3DataType`, "S3Prefix"),
    s3DataDistributionType: from.literal(`${DATA}.S3DataDistributionType`, "FullyReplicated"),
    inputMode: from.literal("InputMode"),
    compressionType: from.literal("CompressionType"),
    recordWrapperType: from.literal("RecordWrapperType"),
    attributeNames: areTexts(attributeNames) ? attributeNames : undefined,
  };
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return given.length === 1 ? source : Object.fromEntries(given);
}

const areTexts = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "string");
