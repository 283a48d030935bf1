import { mkdirSync } from "node:fs";
import { bucketFolder, buckets, needBucket } from "./bucket-files.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Operation } from "./s3-operation.ts";
import { check } from "./s3-target.ts";
import { element, requestId, s3Document, xmlAnswer } from "./xml.ts";

/** S3's own rule for buckets that are made now. */
const NAME = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export const createBucket: S3Operation = ({ bucket }, _, context) => {
  if (!NAME.test(bucket)) throw new S3Error("InvalidBucketName", "The specified bucket is not valid.");
  const isThere = buckets(context).some(({ name }) => name === bucket);
  // The oldest region says nothing then.
  if (isThere && context.place.region !== "us-east-1") {
    throw new S3Error(
      "BucketAlreadyOwnedByYou",
      "Your previous request to create the named bucket succeeded and you already own it.",
      409,
    );
  }
  mkdirSync(bucketFolder(context, bucket), { recursive: true });
  return new Response(null, { headers: { ...requestId(), location: `/${bucket}` } });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const headBucket: S3Operation = ({ bucket }, _, context) => {
  needBucket(context, bucket);
  return new Response(null, { headers: { ...requestId(), "x-amz-bucket-region": context.place.region } });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export const getBucketLocation: S3Operation = ({ bucket }, _, context) => {
  check(bucket, "");
  needBucket(context, bucket);
  const { region } = context.place;
  return xmlAnswer(s3Document("LocationConstraint", region === "us-east-1" ? "" : region));
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets: S3Operation = (_, __, context) => {
  const owner = `<Owner>${element("DisplayName", "sagewright")}${element("ID", context.place.accountId)}</Owner>`;
  const listed = buckets(context).map(
    ({ name, made }) =>
      `<Bucket>${element("Name", name)}${element("CreationDate", made.toISOString())}</Bucket>`,
  );
  return xmlAnswer(s3Document("ListAllMyBucketsResult", owner, `<Buckets>${listed.join("")}</Buckets>`));
};
