import type { Build } from "@aws-sdk/client-codebuild";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { plainLine } from "../print/plain.ts";
import type { Observed } from "./observe.ts";
import { hasEnded, variableOf } from "./runner-builds.ts";
import type { OperationEvent } from "./stack-events.ts";
import { terraformErrors } from "./terraform-errors.ts";

/** Why an operation has failed, at the place where it began to. */
export interface RootCause {
  readonly layer: "terraform" | "build" | "stack" | "service-catalog" | "sagemaker";
  /** From the outside in, such as a stack and its resource. */
  readonly where: readonly string[];
  readonly message: string;
  /** Page with the whole log. */
  readonly log?: string;
}

interface Candidate extends RootCause {
  readonly at: number;
}

/**
 * The first thing that failed and that is no mere consequence: of builds what Terraform says, of stacks the resource, not the
 * stacks around it, nor what was cancelled or rolled back because of it.
 */
export function rootCause(project: DescribeProjectOutput | undefined, observed: Observed): RootCause {
  const failed = observed.builds.filter(hasFailed);
  const builds = failed.map((build) => causeOfBuild(build, observed));
  const events = observed.events
    .filter((event) => isCause(event, observed.events))
    .filter((event) => !isAnswerOf(failed, event))
    .map(causeOfEvent);
  const [first] = [...builds, ...events].sort((a, b) => a.at - b.at);
  if (first !== undefined) {
    const { at, ...cause } = first;
    return cause;
  }
  return causeOfProduct(observed) ?? causeOfProject(project);
}

/** Whether an event tells in short what a build has said at length. */
const isAnswerOf = (failed: readonly Build[], { type, at }: OperationEvent): boolean =>
  type.startsWith("Custom::") && failed.some(({ startTime }) => startTime !== undefined && startTime <= at);

const hasFailed = (build: Build): boolean => hasEnded(build) && build.buildStatus !== "SUCCEEDED";

function causeOfBuild(build: Build, { logs }: Observed): Candidate {
  const id = build.id ?? "";
  const at = build.endTime?.getTime() ?? build.startTime?.getTime() ?? 0;
  const log = build.logs?.deepLink;
  const more = { at, ...(log !== undefined && { log }) };
  const [error] = terraformErrors((logs.get(id) ?? []).map(({ text }) => text));
  if (error !== undefined) {
    const { address, summary, detail } = error;
    return {
      ...more,
      layer: "terraform",
      where: [address ?? id],
      message: detail === "" ? summary : `${summary} ${detail}`,
    };
  }
  return { ...more, layer: "build", where: [id], message: reasonOfBuild(build) };
}

function reasonOfBuild(build: Build): string {
  const told = build.exportedEnvironmentVariables?.find(({ name }) => name === "RUN_REASON")?.value?.trim();
  if (told) return told;
  const run = variableOf(build, "ACTION") === "destroy" ? "destroyed" : "made";
  if (build.buildStatus === "TIMED_OUT") return `The build that ${run} the project ran out of time.`;
  if (build.buildStatus === "STOPPED") return `The build that ${run} the project was stopped.`;
  const messages = (build.phases ?? [])
    .filter(({ phaseStatus }) => phaseStatus !== undefined && phaseStatus !== "SUCCEEDED")
    .flatMap(({ phaseType, contexts = [] }) =>
      contexts.flatMap(({ message }) => (message ? [`${phaseType}: ${message}`] : [])),
    );
  return messages.join(" ") || `The build ended as ${build.buildStatus ?? "unknown"}.`;
}

/** In CloudFormation's words, of what was given up since something else had failed. */
const CANCELLED = /cancell?ed|Rollback (?:requested|in progress)/i;

function isCause(event: OperationEvent, events: readonly OperationEvent[]): boolean {
  if (!/_FAILED$/.test(event.status) || event.isOfStack || CANCELLED.test(event.reason ?? "")) return false;
  return !events.some(
    (inner) =>
      event.nested?.includes(`:stack/${inner.stack}/`) === true &&
      inner.depth === event.depth + 1 &&
      /_FAILED$/.test(inner.status) &&
      !CANCELLED.test(inner.reason ?? ""),
  );
}

const causeOfEvent = (event: OperationEvent): Candidate => ({
  at: event.at.getTime(),
  layer: "stack",
  where: [event.stack, event.logicalId],
  message: `${event.type}: ${wordsOf(event.reason) || event.status}`,
});

/** What a custom resource has answered, without CloudFormation's words around it. */
const wordsOf = (reason = ""): string =>
  reason
    .replace(/^Received response status \[FAILED\] from custom resource\. Message returned: /, "")
    .replace(/ \(RequestId: [0-9a-f-]{36}\)$/, "");

function causeOfProduct({ product, events }: Observed): RootCause | undefined {
  if (product === undefined) return undefined;
  const errors = (product.record?.RecordErrors ?? []).flatMap(({ Code, Description }) =>
    Description === undefined ? [] : [Code === undefined ? Description : `${Code}: ${Description}`],
  );
  const stack = events.findLast(({ isOfStack, reason }) => isOfStack && reason !== undefined)?.reason;
  const message = errors.join(" ") || product.statusMessage || stack;
  return message === undefined ? undefined : { layer: "service-catalog", where: [product.id], message };
}

function causeOfProject(project: DescribeProjectOutput | undefined): RootCause {
  const message = statusMessage(project) ?? "No reason was given.";
  return { layer: "sagemaker", where: [project?.ProjectName ?? ""], message: plainLine(message) };
}

/** What the service itself says of how it went. */
export const statusMessage = (project: DescribeProjectOutput | undefined): string | undefined =>
  project?.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.StackDetail?.StatusMessage ??
  project?.ServiceCatalogProvisionedProductDetails?.ProvisionedProductStatusMessage;
