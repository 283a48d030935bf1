import type { Stack, StackEvent, StackStatus } from "@aws-sdk/client-cloudformation";
import type { World } from "../world.ts";

/** One resource of a stack, as its events name it. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string | undefined;
  readonly properties?: object;
}

/** Makes a stack that has only begun. */
export function newStack(
  world: World,
  name: string,
  more: Omit<Partial<Stack>, "StackId" | "StackName"> = {},
): string {
  const id = world.arn("cloudformation", `stack/${name}/${world.newUuid()}`);
  world.stacks.set(id, {
    StackId: id,
    StackName: name,
    CreationTime: world.now(),
    StackStatus: "CREATE_IN_PROGRESS",
    Capabilities: [],
    DisableRollback: false,
    NotificationARNs: [],
    ...more,
  });
  world.events.set(id, []);
  tellStack(world, id, "CREATE_IN_PROGRESS", "User Initiated");
  return id;
}

/** The stack has a new status, and an event says so. */
export function tellStack(world: World, id: string, status: StackStatus, reason?: string): void {
  const stack = world.stacks.get(id);
  if (stack === undefined) return;
  stack.StackStatus = status;
  if (reason === undefined) delete stack.StackStatusReason;
  else stack.StackStatusReason = reason;
  if (status === "DELETE_COMPLETE") stack.DeletionTime = world.now();
  if (status.startsWith("UPDATE")) stack.LastUpdatedTime = world.now();
  const resource = { logicalId: stack.StackName, type: "AWS::CloudFormation::Stack", physicalId: id };
  tell(world, id, resource, status, reason);
}

/** A resource of the stack has a new status. */
export function tell(
  world: World,
  id: string,
  { logicalId, type, physicalId, properties }: Resource,
  status: string,
  reason?: string,
): void {
  const stack = world.stacks.get(id);
  if (stack === undefined) return;
  const event: StackEvent = {
    StackId: id,
    EventId: `${logicalId}-${status}-${world.newUuid()}`,
    StackName: stack.StackName,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId ?? "",
    ResourceType: type,
    Timestamp: world.now(),
    ResourceStatus: status as NonNullable<StackEvent["ResourceStatus"]>,
    ...(reason !== undefined && { ResourceStatusReason: reason }),
    ...(properties !== undefined && { ResourceProperties: JSON.stringify(properties) }),
  };
  world.events.get(id)?.push(event);
}
