import type { StackStatus } from "@aws-sdk/client-cloudformation";
import { projectNames } from "@sagewright/core/project";
import type { Beat } from "../scenario.ts";
import type { World } from "../world.ts";
import { destroyResources, makeResources } from "./project-resources.ts";
import { type Ran, runBuild } from "./runner.ts";
import { newStack, type Resource, tell, tellStack } from "./stack.ts";

/** A project as its stack knows it. */
export interface Provision {
  readonly projectName: string;
  readonly projectId: string;
  readonly parameters: { readonly [name: string]: string };
}

/** How it ended: with CloudFormation's words where it failed. */
export type Ended = { readonly ok: true } | { readonly ok: false; readonly message: string };

type Verb = "CREATE" | "UPDATE" | "DELETE";

const NESTED: Resource = { logicalId: "Nested", type: "AWS::CloudFormation::Stack" };

/** The stack of a new project. Tells its ARN as soon as it has one. */
export function* createStack(
  world: World,
  name: string,
  provision: Provision,
  born: (arn: string) => void,
): Generator<Beat, Ended> {
  const Parameters = stackParameters(provision);
  const root = newStack(world, name, { Parameters });
  born(root);
  yield "stack";
  const inner = world.scenario.nested
    ? newStack(world, `${name}-Nested-1`, { Parameters, ParentId: root, RootId: root })
    : root;
  if (inner !== root)
    tell(world, root, { ...NESTED, physicalId: inner }, "CREATE_IN_PROGRESS", "Resource creation Initiated");
  const ran = yield* changeResource(world, inner, "CREATE", provision);
  if (!ran.ok) return yield* rollBack(world, root, inner, provision);
  if (inner !== root) {
    tellStack(world, inner, "CREATE_COMPLETE");
    tell(world, root, { ...NESTED, physicalId: inner }, "CREATE_COMPLETE");
  }
  makeResources(world, provision, provision.parameters);
  const stack = world.stacks.get(root);
  if (stack !== undefined) stack.Outputs = outputsOf(world, provision, ran.logUrl);
  tellStack(world, root, "CREATE_COMPLETE");
  yield "end of stack";
  return { ok: true };
}

/** The stack with other values. A failure rolls it back to those that it had. */
export function* updateStack(
  world: World,
  arn: string,
  before: Provision,
  after: Provision,
): Generator<Beat, Ended> {
  tellStack(world, arn, "UPDATE_IN_PROGRESS", "User Initiated");
  yield "stack";
  const ran = yield* changeResource(world, arn, "UPDATE", after);
  if (ran.ok) {
    const stack = world.stacks.get(arn);
    if (stack !== undefined) {
      stack.Parameters = stackParameters(after);
      stack.Outputs = outputsOf(world, after, ran.logUrl);
    }
    tellStack(world, arn, "UPDATE_COMPLETE");
    yield "end of stack";
    return { ok: true };
  }
  const message = "The following resource(s) failed to update: [Project]. ";
  tellStack(world, arn, "UPDATE_ROLLBACK_IN_PROGRESS", message);
  yield "rollback";
  yield* changeResource(world, arn, "UPDATE", before, "done");
  tellStack(world, arn, "UPDATE_ROLLBACK_COMPLETE");
  yield "end of stack";
  return { ok: false, message };
}

export function* deleteStack(world: World, arn: string, provision: Provision): Generator<Beat, Ended> {
  tellStack(world, arn, "DELETE_IN_PROGRESS", "User Initiated");
  yield "stack";
  const ran = yield* changeResource(world, arn, "DELETE", provision);
  if (!ran.ok) {
    const message = "The following resource(s) failed to delete: [Project]. ";
    tellStack(world, arn, "DELETE_FAILED", message);
    yield "end of stack";
    return { ok: false, message };
  }
  destroyResources(world, provision);
  tellStack(world, arn, "DELETE_COMPLETE");
  yield "end of stack";
  return { ok: true };
}

/** The template's one resource: the runner runs Terraform for it. */
function* changeResource(
  world: World,
  stack: string,
  verb: Verb,
  { projectName, projectId, parameters }: Provision,
  always?: "done",
): Generator<Beat, Ran> {
  const lambda = world.arn("lambda", `function:${world.names.runner}`);
  const resource: Resource = {
    logicalId: "Project",
    type: "Custom::SagewrightProject",
    ...(verb !== "CREATE" && { physicalId: projectId }),
    properties: {
      ServiceToken: lambda,
      ServiceTimeout: "3600",
      BundleSha256: "0".repeat(64),
      SageMakerProjectName: projectName,
      SageMakerProjectId: projectId,
      ...parameters,
    },
  };
  tell(world, stack, resource, `${verb}_IN_PROGRESS`);
  yield "resource";
  if (always === undefined && world.scenario.outcome === "access denied in stack") {
    const who = `arn:${world.partition}:sts::${world.account}:assumed-role/${world.names.launchRole}/servicecatalog`;
    const reason = `User: ${who} is not authorized to perform: lambda:InvokeFunction on resource: ${lambda} because no identity-based policy allows the lambda:InvokeFunction action`;
    tell(world, stack, resource, `${verb}_FAILED`, reason);
    if (verb === "CREATE")
      tell(
        world,
        stack,
        { logicalId: "Handle", type: "AWS::CloudFormation::WaitConditionHandle" },
        "CREATE_FAILED",
        "Resource creation cancelled",
      );
    yield "end of resource";
    return { ok: false, reason };
  }
  const action = verb === "DELETE" ? "destroy" : "apply";
  const ran = yield* runBuild(world, { action, projectId, parameters }, always);
  const done: Resource = { ...resource, physicalId: projectId };
  if (ran.ok) tell(world, stack, done, `${verb}_COMPLETE`);
  else
    tell(
      world,
      stack,
      done,
      `${verb}_FAILED`,
      `Received response status [FAILED] from custom resource. Message returned: ${ran.reason} (RequestId: ${world.newUuid()})`,
    );
  yield "end of resource";
  return ran;
}

/** What CloudFormation does after a resource could not be made; the runner destroys what its build had made by then. */
function* rollBack(world: World, root: string, inner: string, provision: Provision): Generator<Beat, Ended> {
  const message = "The following resource(s) failed to create: [Project]. ";
  if (inner !== root) {
    tellStack(world, inner, "CREATE_FAILED", message);
    tell(
      world,
      root,
      { ...NESTED, physicalId: inner },
      "CREATE_FAILED",
      `Embedded stack ${inner} was not successfully created: ${message}`,
    );
  }
  const outer = inner === root ? message : "The following resource(s) failed to create: [Nested]. ";
  tellStack(world, root, "ROLLBACK_IN_PROGRESS", `${outer}Rollback requested by user.`);
  yield "rollback";
  const denied = world.scenario.outcome === "access denied in stack";
  if (!denied) yield* changeResource(world, inner, "DELETE", provision, "done");
  if (inner !== root) {
    tellStack(world, inner, "DELETE_COMPLETE");
    tell(world, root, { ...NESTED, physicalId: inner }, "DELETE_COMPLETE");
  }
  tellStack(world, root, "ROLLBACK_COMPLETE" satisfies StackStatus);
  yield "end of stack";
  return { ok: false, message: outer };
}

const stackParameters = ({ projectName, projectId, parameters }: Provision) =>
  Object.entries({
    SageMakerProjectName: projectName,
    SageMakerProjectId: projectId,
    ...parameters,
  }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

function outputsOf(world: World, provision: Provision, log: string) {
  const names = projectNames(provision, world);
  const outputs = {
    ProjectArn: world.arn("sagemaker", `project/${provision.projectName}`),
    PipelineName: names.codePipeline,
    SageMakerPipelineName: names.sagemakerPipeline,
    ModelPackageGroupName: names.modelPackageGroup,
    ArtifactBucketName: names.artifactBucket,
    CodeRepositoryName: names.codeRepository,
    RunLog: log,
  };
  return Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
    OutputKey,
    OutputValue,
    Description: OutputKey,
  }));
}
