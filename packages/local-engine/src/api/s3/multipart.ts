import { createReadStream, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { besideOf } from "../../adapters/copy-file.ts";
import { limitedBody } from "../server-json.ts";
import { needBucket, unfinishedFolder } from "./bucket-files.ts";
import {
  ALGORITHMS,
  type Algorithm,
  algorithmNamed,
  type Checksums,
  checkChecksums,
  checksumsIn,
  compositeOf,
  digestsOf,
  headerOf,
  md5,
  memberOf,
} from "./checksums.ts";
import { keptHeaders, type ObjectFacts } from "./object-facts.ts";
import { store } from "./objects.ts";
import { receive } from "./received-body.ts";
import { malformedXml, S3Error } from "./s3-error.ts";
import type { S3Context, S3Operation } from "./s3-operation.ts";
import {
  answerOf,
  beginUpload,
  findPart,
  findUpload,
  finishUpload,
  newPartPath,
  type Part,
  partPath,
  putPart,
  removeUpload,
  type Upload,
} from "./upload-store.ts";
import { contentsOf, element, requestId, s3Document, textOf, xmlAnswer } from "./xml.ts";

/** S3's own limits. */
const MAX_PARTS = 10_000;
const MIN_PART_SIZE = 5 * 1024 * 1024;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export const createUpload: S3Operation = ({ bucket, key }, { headers }, context) => {
  needBucket(context, bucket);
  const algorithm = algorithmNamed(headers.get("x-amz-checksum-algorithm"));
  const wanted = headers.get("x-amz-checksum-type") === "FULL_OBJECT" || algorithm === "crc64nvme";
  const checksumType = wanted ? "FULL_OBJECT" : "COMPOSITE";
  const id = beginUpload(context, {
    bucket,
    key,
    headers: { "content-type": "binary/octet-stream", ...keptHeaders(headers) },
    ...(algorithm === undefined ? {} : { algorithm, checksumType }),
  });
  const document = s3Document(
    "InitiateMultipartUploadResult",
    element("Bucket", bucket),
    element("Key", key),
    element("UploadId", id),
  );
  return xmlAnswer(
    document,
    200,
    algorithm === undefined
      ? {}
      : { "x-amz-checksum-algorithm": algorithm.toUpperCase(), "x-amz-checksum-type": checksumType },
  );
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export const uploadPart: S3Operation = async ({ bucket, key, query }, request, context) => {
  const id = query.get("uploadId") ?? "";
  const number = Number(query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > MAX_PARTS) {
    throw new S3Error(
      "InvalidArgument",
      `Part number must be an integer between 1 and ${MAX_PARTS}, inclusive`,
    );
  }
  findUpload(context, id, { bucket, key });
  const file = newPartPath(context, id);
  const { md5: hash, size, checksums } = await receive(request, file);
  putPart(context, id, { number, etag: `"${hash}"`, size, checksums }, file);
  const headers: Record<string, string> = { ...requestId(), etag: `"${hash}"` };
  for (const algorithm of ALGORITHMS) {
    if (checksums[algorithm] !== undefined) headers[headerOf(algorithm)] = checksums[algorithm];
  }
  return new Response(null, { headers });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeUpload: S3Operation = async ({ bucket, key, query }, request, context) => {
  needBucket(context, bucket);
  const id = query.get("uploadId") ?? "";
  const said = answerOf(context, id, { bucket, key, headers: {} });
  if (said !== undefined) return xmlAnswer(said);
  const upload = findUpload(context, id, { bucket, key });
  const parts = partsIn(new TextDecoder().decode(await limitedBody(request)), context, id);
  const beside = besideOf(`${unfinishedFolder(context)}/whole`);
  const whole = await join(beside, parts, { context, id, upload });
  try {
    checkChecksums(checksumsIn(request.headers), whole);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  const { checksumType, headers } = upload;
  const facts: ObjectFacts = {
    etag: etagOf(parts),
    headers,
    checksums: whole,
    ...(checksumType === undefined ? {} : { checksumType }),
  };
  store(beside, { bucket, key }, facts, request, context);
  const answer = s3Document(
    "CompleteMultipartUploadResult",
    element("Location", `/${bucket}/${key}`),
    element("Bucket", bucket),
    element("Key", key),
    element("ETag", facts.etag),
    ...ALGORITHMS.map((algorithm) => element(memberOf(algorithm), whole[algorithm])),
    element("ChecksumType", checksumType),
  );
  finishUpload(context, id, answer);
  return xmlAnswer(answer);
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
export const abortUpload: S3Operation = ({ bucket, key, query }, _, context) => {
  const id = query.get("uploadId") ?? "";
  findUpload(context, id, { bucket, key });
  removeUpload(context, id);
  return new Response(null, { status: 204, headers: requestId() });
};

/** The parts that the request lists, each as it was sent. */
function partsIn(xml: string, context: S3Context, id: string): readonly Part[] {
  const listed = contentsOf("Part", xml);
  if (listed.length === 0) throw malformedXml();
  const parts = listed.map((content) => {
    const part = findPart(context, id, Number(textOf("PartNumber", content)));
    const etag = textOf("ETag", content)?.replaceAll('"', "");
    if (part === undefined || part.etag !== `"${etag}"` || !hasChecksums(part, content)) {
      throw new S3Error(
        "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      );
    }
    return part;
  });
  parts.forEach((part, index) => {
    if (index > 0 && part.number <= (parts[index - 1]?.number ?? 0)) {
      throw new S3Error(
        "InvalidPartOrder",
        "The list of parts was not in ascending order. Parts must be ordered by part number.",
      );
    }
    if (index < parts.length - 1 && part.size < MIN_PART_SIZE) {
      throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
    }
  });
  return parts;
}

const hasChecksums = ({ checksums }: Part, content: string): boolean =>
  ALGORITHMS.every((algorithm) => {
    const said = textOf(memberOf(algorithm), content);
    return said === undefined || checksums[algorithm] === undefined || said === checksums[algorithm];
  });

/** Writes the parts one behind the other. */
async function join(
  file: string,
  parts: readonly Part[],
  { context, id, upload }: { readonly context: S3Context; readonly id: string; readonly upload: Upload },
): Promise<Checksums> {
  const { algorithm, checksumType } = upload;
  const digests = digestsOf(algorithm !== undefined && checksumType === "FULL_OBJECT" ? [algorithm] : []);
  const handle = await open(file, "wx");
  try {
    for (const { number } of parts) {
      for await (const piece of createReadStream(partPath(context, id, number)) as AsyncIterable<Buffer>) {
        digests.update(piece);
        await handle.writeFile(piece);
      }
    }
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    rmSync(file, { force: true });
    throw error;
  }
  return { ...digests.values(), ...composite(algorithm, checksumType, parts) };
}

function composite(
  algorithm: Algorithm | undefined,
  type: Upload["checksumType"],
  parts: readonly Part[],
): Checksums {
  if (algorithm === undefined || type !== "COMPOSITE") return {};
  const values = parts.flatMap(({ checksums }) => checksums[algorithm] ?? []);
  return values.length === parts.length ? { [algorithm]: compositeOf(algorithm, values) } : {};
}

/** As S3 makes it: the MD5 of the MD5s, and their number. */
function etagOf(parts: readonly Part[]): string {
  const digest = md5();
  for (const { etag } of parts) digest.update(Buffer.from(etag.replaceAll('"', ""), "hex"));
  return `"${digest.bytes().toString("hex")}-${parts.length}"`;
}
