import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import {
  CloudwatchEventRule,
  type CloudwatchEventRuleConfig,
  CloudwatchEventTarget,
  type LambdaFunction,
  LambdaPermission,
} from "./bindings.ts";
import type { Platform } from "./platform.ts";
import { RUNNER_LIMITS, runnerEventPattern } from "./runner/index.ts";

/** Tells the runner of every build that ends, and every few minutes to look for an end that it was not told of. */
export const runnerRules = (
  scope: Construct,
  { names }: Platform,
  lambda: LambdaFunction,
): readonly ITerraformDependable[] => [
  ...rule(scope, "runner-build-ended", lambda, {
    name: `${names.runner}-build-ended`,
    description: "A build of the runner has ended.",
    eventPattern: JSON.stringify(runnerEventPattern(names.runner)),
  }),
  ...rule(scope, "runner-sweep", lambda, {
    name: `${names.runner}-sweep`,
    description: "Looks for requests that nobody has answered.",
    scheduleExpression: RUNNER_LIMITS.sweepSchedule,
  }),
];

function rule(
  scope: Construct,
  id: string,
  lambda: LambdaFunction,
  config: CloudwatchEventRuleConfig,
): readonly ITerraformDependable[] {
  const rule = new CloudwatchEventRule(scope, id, config);
  const permission = new LambdaPermission(scope, `${id}-permission`, {
    functionName: lambda.functionName,
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    sourceArn: rule.arn,
  });
  const target = new CloudwatchEventTarget(scope, `${id}-target`, {
    rule: rule.name,
    targetId: "runner",
    arn: lambda.arn,
  });
  return [permission, target];
}
