import { existsSync } from "node:fs";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { tellOwnerVariable } from "../../aws/expect-bucket-owner.ts";
import { type Check, fault, ok, warning } from "../check.ts";
import type { DoctorPlace } from "../doctor-place.ts";

const SAY_BUCKET = 'Name a bucket: bucket: "…" in sagewright.config.ts, --bucket, or $ARTIFACT_BUCKET';

/** The bucket for a pipeline's code and results. */
export const pipelineBucket: Check = {
  name: "pipeline's bucket",
  neededFor: "aws",
  asksAws: true,
  async find(place) {
    const bucket = process.env.ARTIFACT_BUCKET || (await bucketOf(place));
    if (bucket === undefined) return [warning("No bucket is named for a deploy.", SAY_BUCKET)];
    const { aws, account, region, pathStyle } = await place.cloud();
    const s3 = tellOwnerVariable(new S3Client({ ...clientSettings(aws), forcePathStyle: pathStyle }));
    const owner = process.env.ARTIFACT_BUCKET_OWNER || account;
    const there = await awsCall({ action: "s3:ListBucket", resource: `s3://${bucket}` }, async () => {
      try {
        return await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: owner }));
      } catch (error) {
        if (error instanceof Error && (error.name === "NotFound" || error.name === "NoSuchBucket"))
          return undefined;
        throw error;
      }
    });
    if (there === undefined)
      return [fault(`There is no bucket ${bucket}.`, `Make it: aws s3 mb s3://${bucket} --region ${region}`)];
    const { BucketRegion: where = region } = there;
    return where === region
      ? [ok(`s3://${bucket}`)]
      : [fault(`s3://${bucket} is in ${where}; pipelines of ${region} cannot use it.`, SAY_BUCKET)];
  },
};

async function bucketOf(place: DoctorPlace): Promise<string | undefined> {
  const { bucket } = await place.config();
  if (bucket !== undefined || !existsSync(place.pipeline)) return bucket;
  try {
    return (await place.prepared()).pipeline?.props.bucket;
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
