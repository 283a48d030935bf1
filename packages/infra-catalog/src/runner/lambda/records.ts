import type { Answer } from "./answer.ts";
import type { CloudFormationRequest } from "./cloudformation-request.ts";
import type { Objects, StoredObject } from "./objects.ts";

/** What the runner remembers of a request, from its arrival to its answer. */
export interface RequestRecord {
  readonly requestType: CloudFormationRequest["RequestType"];
  readonly requestId: string;
  readonly stackId: string;
  readonly logicalResourceId: string;
  /** Physical id of the answer. */
  readonly physicalResourceId: string;
  /** Project whose Terraform runs; none if nothing does. */
  readonly projectId?: string;
  readonly receivedAt: string;
  /** Gone once the answer is out. */
  readonly responseUrl?: string;
  /** The build that answers. */
  readonly buildId?: string;
  /** The answer, from the first that decided it. Whoever sends, sends this. */
  readonly answer?: Answer;
  /** Until then one invocation is sending the answer, and the others keep off. */
  readonly claimedUntil?: string;
  readonly answeredAt?: string;
}

/** A record as it was read, for a write that only succeeds if nobody else wrote since. */
export interface KeptRecord {
  readonly key: string;
  readonly etag: string;
  readonly record: RequestRecord;
}

export const REQUESTS_PREFIX = "requests/";

export const recordKey = (hash: string): string => `${REQUESTS_PREFIX}${hash}.json`;

/** Whether a key that came with a build is one of ours. */
export const isRecordKey = (key: string): boolean => /^requests\/[0-9a-f]{64}\.json$/u.test(key);

export async function readRecord(objects: Objects, key: string): Promise<KeptRecord | undefined> {
  const stored = await objects.get(key);
  return stored === undefined ? undefined : kept(key, stored);
}

/** Stores a record, unless the request is known already: then what is known of it. */
export async function openRecord(objects: Objects, key: string, record: RequestRecord): Promise<KeptRecord> {
  const stored = (await objects.create(key, text(record))) ?? (await objects.get(key));
  // Neither written nor there: it was being written just then, and is read by the next try.
  return stored === undefined ? openRecord(objects, key, record) : kept(key, stored);
}

/** Writes a record over the version that was read. `undefined` if somebody else did. */
export async function replaceRecord(
  objects: Objects,
  { key, etag }: KeptRecord,
  record: RequestRecord,
): Promise<KeptRecord | undefined> {
  const stored = await objects.replace(key, text(record), etag);
  return stored === undefined ? undefined : kept(key, stored);
}

const text = (record: RequestRecord): string => JSON.stringify(record);

const kept = (key: string, { text, etag }: StoredObject): KeptRecord => ({
  key,
  etag,
  record: JSON.parse(text) as RequestRecord,
});
