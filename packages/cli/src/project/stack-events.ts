import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { awsCall } from "../aws/aws-call.ts";

/** One event of a stack, or of a stack within it. */
export interface OperationEvent {
  readonly id: string;
  readonly at: Date;
  /** Name of the stack. */
  readonly stack: string;
  /** 0 for the project's own stack, 1 for one within it, and so on. */
  readonly depth: number;
  /** Whether it tells of the stack itself. */
  readonly isOfStack: boolean;
  /** The stack that this resource is. */
  readonly nested?: string;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly properties?: string;
}

const STARTS = new Set(["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"]);
const DEEPEST = 4;
const MOST_PAGES = 50;

/** Reads the events of a stack within another; nothing where it cannot. */
type ReadWithin = <T>(read: () => Promise<T>) => Promise<T | undefined>;

/**
 * The events of the latest operation on a stack, with those of the stacks within it; oldest first.
 *
 * @param within what becomes of a stack within that cannot be read
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
export async function latestOperation(
  cloudFormation: CloudFormationClient,
  stack: string,
  within: ReadWithin,
  depth = 0,
): Promise<readonly OperationEvent[]> {
  const own = (await eventsOfOperation(cloudFormation, stack)).map((event) => operationEvent(event, depth));
  const [first] = own;
  if (first === undefined || depth === DEEPEST) return own;
  const nested = new Set(own.flatMap((event) => event.nested ?? []));
  const inner = await Promise.all(
    [...nested].map((arn) => within(() => latestOperation(cloudFormation, arn, within, depth + 1))),
  );
  return [...own, ...inner.flatMap((events) => events ?? []).filter(({ at }) => at >= first.at)].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.depth - b.depth,
  );
}

/** The event that the latest operation on a stack began with, by its id. */
export const beginningOf = async (
  cloudFormation: CloudFormationClient,
  stack: string,
): Promise<string | undefined> => (await eventsOfOperation(cloudFormation, stack))[0]?.EventId;

/** Back to the event that the operation began with; oldest first. */
async function eventsOfOperation(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<readonly StackEvent[]> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const call = { action: "cloudformation:DescribeStackEvents", resource: `stack/${StackName}` };
    const answer = await awsCall(call, () =>
      cloudFormation.send(
        new DescribeStackEventsCommand({ StackName, ...(NextToken !== undefined && { NextToken }) }),
      ),
    );
    for (const event of answer.StackEvents ?? []) {
      events.unshift(event);
      if (isOfStack(event) && STARTS.has(event.ResourceStatus ?? "")) return events;
    }
    NextToken = answer.NextToken;
    if (NextToken === undefined) break;
  }
  return events;
}

const isOfStack = ({ PhysicalResourceId, StackId }: StackEvent): boolean => PhysicalResourceId === StackId;

function operationEvent(event: StackEvent, depth: number): OperationEvent {
  const { PhysicalResourceId: physicalId = "", ResourceType: type = "" } = event;
  const isNested =
    type === "AWS::CloudFormation::Stack" && !isOfStack(event) && physicalId.startsWith("arn:");
  return {
    id: event.EventId ?? "",
    at: event.Timestamp ?? new Date(0),
    stack: event.StackName ?? "",
    depth,
    isOfStack: isOfStack(event),
    ...(isNested && { nested: physicalId }),
    logicalId: event.LogicalResourceId ?? "",
    type,
    status: event.ResourceStatus ?? "",
    ...(event.ResourceStatusReason !== undefined && { reason: event.ResourceStatusReason }),
    ...(event.ResourceProperties !== undefined && { properties: event.ResourceProperties }),
  };
}
