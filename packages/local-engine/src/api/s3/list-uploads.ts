import { needBucket } from "./bucket-files.ts";
import { ALGORITHMS, memberOf } from "./checksums.ts";
import { notImplemented, S3Error } from "./s3-error.ts";
import type { S3Operation } from "./s3-operation.ts";
import { findUpload, listParts, listUploads, type OpenUpload, type Upload } from "./upload-store.ts";
import { element, s3Document, urlEncoded, xmlAnswer } from "./xml.ts";

const MAX_ENTRIES = 1000;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: S3Operation = ({ bucket, query }, _, context) => {
  needBucket(context, bucket);
  if (query.has("delimiter")) throw notImplemented("a delimiter for uploads");
  const encoding = query.get("encoding-type") ?? undefined;
  const encoded = (text: string): string => (encoding === "url" ? urlEncoded(text) : text);
  const [prefix, keyMarker, idMarker] = ["prefix", "key-marker", "upload-id-marker"].map(
    (name) => query.get(name) ?? "",
  ) as [string, string, string];
  const size = sizeIn(query, "max-uploads");
  const after = listUploads(context, bucket).filter(
    ({ key, id }) =>
      key.startsWith(prefix) && (key > keyMarker || (key === keyMarker && idMarker !== "" && id > idMarker)),
  );
  const page = after.slice(0, size);
  const last = page.length < after.length ? page.at(-1) : undefined;
  return xmlAnswer(
    s3Document(
      "ListMultipartUploadsResult",
      element("Bucket", bucket),
      element("KeyMarker", encoded(keyMarker)),
      element("UploadIdMarker", idMarker),
      element("NextKeyMarker", last && encoded(last.key)),
      element("NextUploadIdMarker", last?.id),
      element("Prefix", encoded(prefix)),
      element("EncodingType", encoding),
      element("MaxUploads", size),
      element("IsTruncated", last !== undefined),
      ...page.map((upload) => uploadElement(upload, encoded)),
    ),
  );
};

const uploadElement = (upload: OpenUpload, encoded: (text: string) => string): string =>
  `<Upload>${[
    element("UploadId", upload.id),
    element("Key", encoded(upload.key)),
    element("Initiated", upload.initiated.toISOString()),
    ...storageElements(upload),
  ].join("")}</Upload>`;

const storageElements = ({ algorithm, checksumType }: Upload): readonly string[] => [
  element("StorageClass", "STANDARD"),
  element("ChecksumAlgorithm", algorithm?.toUpperCase()),
  element("ChecksumType", checksumType),
];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export const listUploadParts: S3Operation = ({ bucket, key, query }, _, context) => {
  const id = query.get("uploadId") ?? "";
  const upload = findUpload(context, id, { bucket, key });
  const marker = Number(query.get("part-number-marker") ?? "0");
  const size = sizeIn(query, "max-parts");
  const after = listParts(context, id).filter(({ number }) => number > marker);
  const page = after.slice(0, size);
  const isTruncated = page.length < after.length;
  const parts = page.map(
    ({ number, etag, size: bytes, checksums, modified }) =>
      `<Part>${[
        element("PartNumber", number),
        element("LastModified", modified.toISOString()),
        element("ETag", etag),
        element("Size", bytes),
        ...ALGORITHMS.map((algorithm) => element(memberOf(algorithm), checksums[algorithm])),
      ].join("")}</Part>`,
  );
  return xmlAnswer(
    s3Document(
      "ListPartsResult",
      element("Bucket", bucket),
      element("Key", key),
      element("UploadId", id),
      element("PartNumberMarker", marker),
      element("NextPartNumberMarker", isTruncated ? page.at(-1)?.number : undefined),
      element("MaxParts", size),
      element("IsTruncated", isTruncated),
      ...parts,
      ...storageElements(upload),
    ),
  );
};

function sizeIn(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? String(MAX_ENTRIES);
  if (!/^\d{1,9}$/.test(text)) {
    throw new S3Error("InvalidArgument", `Provided ${name} not an integer or within integer range`);
  }
  return Math.min(Number(text), MAX_ENTRIES);
}
