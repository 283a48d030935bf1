import { createHash } from "node:crypto";
import { SagewrightError } from "@sagewright/core";
import { runnerEventUnknown } from "../issues.ts";

/**
 * What CloudFormation asks of a custom resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export interface CloudFormationRequest {
  readonly RequestType: "Create" | "Update" | "Delete";
  /** Pre-signed URL of the answer. Whoever has it can answer: it is never logged. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  /** Given with Update and Delete. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
}

const TEXTS = ["ResponseURL", "StackId", "RequestId", "LogicalResourceId"] as const;
const REQUEST_TYPES: readonly unknown[] = ["Create", "Update", "Delete"];

/** Whether an event is meant to be a request of CloudFormation's. */
export const isCloudFormationRequest = (event: unknown): event is Readonly<Record<string, unknown>> =>
  isRecord(event) && "RequestType" in event && "ResponseURL" in event;

/**
 * Checks what an answer needs; the properties are looked at later, as a refusal must be answered, too.
 *
 * Issues: RUNNER_EVENT_UNKNOWN.
 */
export function readCloudFormationRequest(event: Readonly<Record<string, unknown>>): CloudFormationRequest {
  const refused = (name: string, what: string) => new SagewrightError([runnerEventUnknown([name], what)]);
  if (!REQUEST_TYPES.includes(event.RequestType)) throw refused("RequestType", "another type of request");
  for (const name of TEXTS) {
    const value = event[name];
    if (typeof value !== "string" || value === "") throw refused(name, `it has no ${name}`);
  }
  if (!URL.canParse(String(event.ResponseURL)) || new URL(String(event.ResponseURL)).protocol !== "https:") {
    throw refused("ResponseURL", "its ResponseURL is no https URL");
  }
  const { PhysicalResourceId: physical, ResourceProperties: properties, ...rest } = event;
  return {
    ...rest,
    ...(typeof physical === "string" && { PhysicalResourceId: physical }),
    ResourceProperties: isRecord(properties) ? properties : {},
  } as unknown as CloudFormationRequest;
}

/** What tells one request from all others; a request that is delivered twice is the same. */
export const requestHash = (request: CloudFormationRequest): string =>
  createHash("sha256")
    .update(JSON.stringify([request.StackId, request.RequestId, request.LogicalResourceId]))
    .digest("hex");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
