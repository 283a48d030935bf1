import type { Reader } from "../reader.ts";
import { byName } from "./by-name.ts";
import { sourceAlone } from "./source-alone.ts";

export const readChannels = (from: Reader, path: string): object | undefined =>
  byName(from.items(path) ?? [], "ChannelName", readChannel);

const DATA = "DataSource.S3DataSource";

function readChannel(from: Reader): unknown {
  const source = from.s3Uri(`${DATA}.S3Uri`);
  if (source === undefined) return undefined;
  return sourceAlone({
    source,
    contentType: from.input("ContentType"),
    s3DataType: from.input(`${DATA}.S3DataType`, "S3Prefix"),
    s3DataDistributionType: from.input(`${DATA}.S3DataDistributionType`, "FullyReplicated"),
    inputMode: from.input("InputMode"),
    compressionType: from.input("CompressionType"),
    recordWrapperType: from.input("RecordWrapperType"),
    attributeNames: from.inputs(`${DATA}.AttributeNames`),
  });
}
