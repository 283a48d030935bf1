import type {
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  DescribeStacksInput,
  DescribeStacksOutput,
  GetTemplateSummaryOutput,
} from "@aws-sdk/client-cloudformation";
import { projectParameters } from "@sagewright/core/project";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";
import { typeOperations } from "./cloudformation-types.ts";

/** By its ARN as long as the account keeps it, by its name while it lives. */
const stackOf = (world: World, name: string | undefined) => {
  const found =
    world.stacks.get(name ?? "") ??
    [...world.stacks.values()].find(
      (stack) => stack.StackName === name && stack.StackStatus !== "DELETE_COMPLETE",
    );
  if (found === undefined) throw new ServiceError("ValidationError", `Stack with id ${name} does not exist`);
  return found;
};

const operations = {
  /** Of the platform's template; the fake has no other. */
  GetTemplateSummary: (): GetTemplateSummaryOutput => ({
    Parameters: projectParameters.map(({ cloudFormationName }) => ({
      ParameterKey: cloudFormationName,
      ParameterType: "String",
    })),
  }),
  DescribeStacks: ({ StackName, NextToken }: DescribeStacksInput, world: World): DescribeStacksOutput => {
    if (StackName !== undefined) return { Stacks: [stackOf(world, StackName)] };
    const living = [...world.stacks.values()].filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE");
    const { items, next } = pageOf(living, NextToken, undefined);
    return { Stacks: items, ...(next !== undefined && { NextToken: next }) };
  },
  /** Newest first, a few at a time. */
  DescribeStackEvents: (
    { StackName, NextToken }: DescribeStackEventsInput,
    world: World,
  ): DescribeStackEventsOutput => {
    const events = world.events.get(stackOf(world, StackName).StackId) ?? [];
    const { items, next } = pageOf(events.toReversed(), NextToken, EVENTS);
    return { StackEvents: items, ...(next !== undefined && { NextToken: next }) };
  },
  DescribeStackResources: (
    { StackName, LogicalResourceId }: DescribeStackResourcesInput,
    world: World,
  ): DescribeStackResourcesOutput => {
    const { StackId, StackName: name } = stackOf(world, StackName);
    const latest = new Map(
      (world.events.get(StackId) ?? [])
        .filter((event) => event.PhysicalResourceId !== StackId)
        .map((event) => [event.LogicalResourceId, event]),
    );
    return {
      StackResources: [...latest.values()]
        .filter((event) => (LogicalResourceId ?? event.LogicalResourceId) === event.LogicalResourceId)
        .map((event) => ({
          StackId,
          StackName: name,
          LogicalResourceId: event.LogicalResourceId,
          PhysicalResourceId: event.PhysicalResourceId,
          ResourceType: event.ResourceType,
          Timestamp: event.Timestamp,
          ResourceStatus: event.ResourceStatus,
          ...(event.ResourceStatusReason !== undefined && {
            ResourceStatusReason: event.ResourceStatusReason,
          }),
        })),
    };
  },
};

/** Few enough that a follower must turn the page. */
const EVENTS = 4;

export const cloudFormation: Service = {
  name: "cloudformation",
  protocol: "query",
  key: "2010-05-15",
  operations: { ...operations, ...typeOperations },
};
