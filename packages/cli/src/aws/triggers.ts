import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  type DescribeRuleCommandOutput,
  type EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { canonicalJson, type JsonValue, parseJson, SagewrightError } from "@sagewright/core";
import { type Pipeline, triggerRequests } from "@sagewright/pipeline-dsl";
import { inParallel } from "../in-parallel.ts";
import { awsCall } from "./aws-call.ts";
import { startForeign, startRefused } from "./deploy-issues.ts";
import { type Change, PIPELINE_TAG } from "./deployed-by.ts";
import { isMissing } from "./missing.ts";
import { pagesOf } from "./pages-of.ts";
import type { StartsPlace } from "./schedules.ts";
import { isSameArn, startName, startPrefix } from "./start-name.ts";

type Wanted = ReturnType<typeof triggerRequests>[number];

interface Rule {
  readonly Name: string;
  readonly EventBusName?: string | undefined;
}

/** A rule as it is, with what it starts. */
interface PresentRule extends Rule {
  readonly rule: DescribeRuleCommandOutput;
  readonly targets: readonly Target[];
  readonly isOurs: boolean;
}

const DEFAULT_BUS = "default";

/**
 * Makes EventBridge's rules what the file says, and takes away those that an earlier deployment of this pipeline has left.
 *
 * Issues: START_FOREIGN, START_REFUSED, AWS_….
 */
export async function putTriggers(
  events: EventBridgeClient,
  pipeline: Pipeline,
  { dryRun, ...target }: StartsPlace,
  tags: Readonly<Record<string, string>>,
): Promise<readonly Change[]> {
  const wanted = triggerRequests(pipeline, target).map((request) => named(pipeline.name, request));
  const plan = await Promise.all(
    wanted.map(async (request) => ({
      request,
      present: await presentRule(events, pipeline.name, request.rule),
    })),
  );
  const foreign = plan.filter(({ present }) => present !== undefined && !present.isOurs);
  if (foreign.length > 0)
    throw new SagewrightError(foreign.map(({ request }) => startForeign("trigger", request.rule.Name)));
  const left = await leftBehind(events, pipeline.name, target.pipelineArn, wanted);

  const changes: Change[] = [];
  for (const { request, present } of plan) {
    const change = present === undefined ? "created" : isSame(present, request) ? "unchanged" : "updated";
    if (!dryRun && change !== "unchanged")
      await put(events, request, { ...tags, [PIPELINE_TAG]: pipeline.name });
    changes.push({ kind: "trigger", name: request.rule.Name, change });
  }
  for (const present of left) {
    if (!dryRun) await remove(events, present, target.pipelineArn);
    changes.push({ kind: "trigger", name: present.Name, change: "deleted" });
  }
  return changes;
}

function named(pipelineName: string, { rule, targets }: Wanted): Wanted {
  const Name = startName(pipelineName, rule.Name);
  return { rule: { ...rule, Name }, targets: { ...targets, Rule: Name } };
}

const call = <T>(operation: string, resource: string, send: () => Promise<T>): Promise<T> =>
  awsCall({ action: `events:${operation}`, resource }, send);

const placeOf = ({ Name, EventBusName = DEFAULT_BUS }: Rule): string => `rule/${EventBusName}/${Name}`;

async function presentRule(
  events: EventBridgeClient,
  pipelineName: string,
  { Name, EventBusName }: Rule,
): Promise<PresentRule | undefined> {
  const place = placeOf({ Name, EventBusName });
  const rule = await call("DescribeRule", place, async () => {
    try {
      return await events.send(new DescribeRuleCommand({ Name, EventBusName }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
  if (rule === undefined) return undefined;
  const { Tags = [] } = await call("ListTagsForResource", place, () =>
    events.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn })),
  );
  const targets = await pagesOf(async (NextToken) => {
    const page = await call("ListTargetsByRule", place, () =>
      events.send(new ListTargetsByRuleCommand({ Rule: Name, EventBusName, NextToken })),
    );
    return { items: page.Targets, next: page.NextToken };
  });
  const isOurs = Tags.some(({ Key, Value }) => Key === PIPELINE_TAG && Value === pipelineName);
  return { Name, EventBusName, rule, targets, isOurs };
}

/** Rules that are looked at, one after the other, at one time. */
const AT_ONCE = 4;

/**
 * Rules of this pipeline that the file no longer has, on whatever bus; also those that an interrupted deployment has left
 * with nothing to start. One that starts other things only is theirs by now.
 */
async function leftBehind(
  events: EventBridgeClient,
  pipelineName: string,
  pipelineArn: string,
  wanted: readonly Wanted[],
): Promise<readonly PresentRule[]> {
  const kept = new Set(wanted.map(({ rule }) => placeOf(rule)));
  const NamePrefix = startPrefix(pipelineName);
  const buses = await pagesOf(async (NextToken) => {
    const page = await call("ListEventBuses", "event-bus/*", () =>
      events.send(new ListEventBusesCommand({ NextToken })),
    );
    return { items: page.EventBuses, next: page.NextToken };
  });
  const rules: Rule[] = [];
  for (const { Name: EventBusName = DEFAULT_BUS } of buses) {
    const listed = await pagesOf(async (NextToken) => {
      const page = await call("ListRules", `rule/${EventBusName}/${NamePrefix}*`, () =>
        events.send(new ListRulesCommand({ NamePrefix, EventBusName, NextToken })),
      );
      return { items: page.Rules, next: page.NextToken };
    });
    for (const { Name = "" } of listed) rules.push({ Name, EventBusName });
  }
  const others = rules.filter((rule) => !kept.has(placeOf(rule)));
  const present = await inParallel(others, AT_ONCE, (rule) => presentRule(events, pipelineName, rule));
  return present.flatMap((rule) => (rule?.isOurs === true && startsNoOther(rule, pipelineArn) ? [rule] : []));
}

const startsNoOther = ({ targets }: PresentRule, pipelineArn: string): boolean =>
  targets.length === 0 || targets.some(({ Arn }) => isSameArn(Arn, pipelineArn));

/** Both requests replace what is there, so that they may be repeated. Tags count for a new rule only. */
async function put(
  events: EventBridgeClient,
  { rule, targets }: Wanted,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await call("PutRule", placeOf(rule), () => events.send(new PutRuleCommand({ ...rule, Tags })));
  const { FailedEntries } = await call("PutTargets", placeOf(rule), () =>
    events.send(new PutTargetsCommand(targets)),
  );
  refuseFailed(rule.Name, FailedEntries);
}

interface FailedEntry {
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

/** An answer may say of each target that it has not been done. */
function refuseFailed(name: string, [failed]: readonly FailedEntry[] = []): void {
  if (failed !== undefined)
    throw new SagewrightError([startRefused(name, `${failed.ErrorCode}: ${failed.ErrorMessage}`)]);
}

/** A rule that others have given targets of their own stays, without ours. */
async function remove(
  events: EventBridgeClient,
  { Name, EventBusName, targets }: PresentRule,
  pipelineArn: string,
): Promise<void> {
  const ours = targets.filter(({ Arn }) => isSameArn(Arn, pipelineArn));
  const Ids = ours.flatMap(({ Id }) => Id ?? []);
  const place = placeOf({ Name, EventBusName });
  if (Ids.length > 0) {
    const { FailedEntries } = await call("RemoveTargets", place, () =>
      events.send(new RemoveTargetsCommand({ Rule: Name, EventBusName, Ids })),
    );
    refuseFailed(Name, FailedEntries);
  }
  if (ours.length === targets.length)
    await call("DeleteRule", place, () => events.send(new DeleteRuleCommand({ Name, EventBusName })));
}

function isSame({ rule, targets }: PresentRule, wanted: Wanted): boolean {
  const [start] = wanted.targets.Targets;
  const found = targets.find(({ Id }) => Id === start?.Id);
  return (
    rule.State === wanted.rule.State &&
    (rule.Description ?? "") === (wanted.rule.Description ?? "") &&
    canonical(rule.EventPattern) === canonical(wanted.rule.EventPattern) &&
    found !== undefined &&
    startOf(found) === startOf(start)
  );
}

function canonical(text: string | undefined): string | undefined {
  const parsed = parseJson(text ?? "");
  return parsed.ok ? canonicalJson(parsed.value) : text;
}

const startOf = (target: Target | undefined): string =>
  canonicalJson(
    JSON.parse(
      JSON.stringify({
        Arn: target?.Arn,
        RoleArn: target?.RoleArn,
        Parameters: target?.SageMakerPipelineParameters?.PipelineParameterList ?? [],
        DeadLetter: target?.DeadLetterConfig?.Arn,
      }),
    ) as JsonValue,
  );
