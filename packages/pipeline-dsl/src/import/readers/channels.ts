import { type Channel, wireChannel } from "../../steps/channel.ts";
import { given } from "../given.ts";
import type { Reader } from "../reader.ts";
import { plainValue } from "../written.ts";
import { byName } from "./by-name.ts";
import { sourceAlone } from "./source-alone.ts";
import { withOverrides } from "./with-overrides.ts";

export const readChannels = (from: Reader, path: string): object | undefined =>
  byName(from.items(path) ?? [], "ChannelName", readChannel);

const S3 = "DataSource.S3DataSource";

function readChannel(from: Reader, name: string): unknown {
  const source = readSource(from);
  if (source === undefined) return undefined;
  const props = given({
    ...source,
    contentType: from.input("ContentType"),
    inputMode: from.input("InputMode"),
    compressionType: from.input("CompressionType"),
    recordWrapperType: from.input("RecordWrapperType"),
    shuffleConfig: from.camel("ShuffleConfig"),
  });
  const whole = withOverrides(props, wireChannel(name, plainValue(props) as Channel, from.emission), from);
  return whole && sourceAlone(whole);
}

function readSource(from: Reader): Readonly<Record<string, unknown>> | undefined {
  const fileSystemDataSource = from.camel("DataSource.FileSystemDataSource");
  if (fileSystemDataSource !== undefined) return { fileSystemDataSource };
  const source = from.s3Uri(`${S3}.S3Uri`);
  if (source === undefined) return undefined;
  return {
    source,
    s3DataType: from.input(`${S3}.S3DataType`, "S3Prefix"),
    s3DataDistributionType: from.input(`${S3}.S3DataDistributionType`, "FullyReplicated"),
    attributeNames: from.inputs(`${S3}.AttributeNames`),
  };
}
