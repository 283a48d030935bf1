import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/** One version of an object: what is in it, and the tag by which a write knows that nobody wrote in between. */
export interface StoredObject {
  readonly text: string;
  readonly etag: string;
}

/** What the runner does with the platform's bucket. Writes are conditional: they say whether they won. */
export interface Objects {
  get(key: string): Promise<StoredObject | undefined>;
  /** Writes a new object. `undefined` if there is one already. */
  create(key: string, text: string): Promise<StoredObject | undefined>;
  /** Writes over the version with that tag. `undefined` if it is no longer that version. */
  replace(key: string, text: string, etag: string): Promise<StoredObject | undefined>;
  remove(key: string): Promise<void>;
  /** Keys under a prefix that were written since then. */
  list(prefix: string, since: Date): AsyncIterable<string>;
}

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3Objects(client: S3Client, bucket: string): Objects {
  const put = async (
    key: string,
    text: string,
    condition: { readonly IfNoneMatch: "*" } | { readonly IfMatch: string },
  ): Promise<StoredObject | undefined> => {
    try {
      const { ETag } = await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: text,
          ContentType: "application/json",
          ...condition,
        }),
      );
      return { text, etag: ETag ?? "" };
    } catch (error) {
      if (isLostRace(error)) return undefined;
      throw error;
    }
  };
  return {
    async get(key) {
      try {
        const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return { text: (await Body?.transformToString()) ?? "", etag: ETag ?? "" };
      } catch (error) {
        if (nameOf(error) === "NoSuchKey") return undefined;
        throw error;
      }
    },
    create: (key, text) => put(key, text, { IfNoneMatch: "*" }),
    replace: (key, text, etag) => put(key, text, { IfMatch: etag }),
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    async *list(prefix, since) {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        );
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key !== undefined && (LastModified === undefined || LastModified >= since)) yield Key;
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
  };
}

/** 412: another write came first. 409: another one is under way. 404: the object that was to be replaced is gone. */
const LOST_RACE: readonly string[] = ["PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"];

const isLostRace = (error: unknown): boolean => LOST_RACE.includes(nameOf(error));

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");
