/** An object in S3. */
export interface S3Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** The object of an `s3://` URI. */
export function s3Place(uri: string): S3Place {
  const [, Bucket = "", Key = ""] = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(uri) ?? [];
  return { Bucket, Key };
}

export const s3UriOf = ({ Bucket, Key }: S3Place): string => `s3://${Bucket}/${Key}`;
