import { randomUUID } from "node:crypto";
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  paginateListSchedules,
  type SchedulerClient,
  type ScheduleSummary,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { canonicalJson, type Issue, type JsonValue, SagewrightError } from "@sagewright/core";
import { type Pipeline, scheduleRequests } from "@sagewright/pipeline-dsl";
import { awsCall } from "./aws-call.ts";
import { scheduleOver, startForeign } from "./deploy-issues.ts";
import type { Change } from "./deployed-by.ts";
import { isMissing } from "./missing.ts";
import { isOver, startDateAt } from "./schedule-dates.ts";
import { isSameArn, startName, startPrefix } from "./start-name.ts";
import { untilRoleWorks } from "./until-role-works.ts";

/** What the starts of a pipeline are deployed with. */
export interface StartsPlace {
  readonly pipelineArn: string;
  /** For starts that name none. */
  readonly role: string;
  readonly dryRun: boolean;
}

type Wanted = ReturnType<typeof scheduleRequests>[number];

const DEFAULT_GROUP = "default";
const LONGEST_DESCRIPTION = 512;

/** Schedules have no tags: the end of its description says that a deployment has made it, and under which name. */
const mark = (name: string): string => `[sagewright ${name}]`;

/**
 * Makes EventBridge Scheduler hold what the file says, and nothing that an earlier deployment of this pipeline has left, nor
 * what is over.
 *
 * Issues: START_FOREIGN, AWS_…; SCHEDULE_OVER (warning).
 */
export async function putSchedules(
  scheduler: SchedulerClient,
  pipeline: Pipeline,
  { dryRun, ...target }: StartsPlace,
): Promise<{ readonly changes: readonly Change[]; readonly warnings: readonly Issue[] }> {
  const now = Date.now();
  const all = scheduleRequests(pipeline, target).map((request) => named(pipeline.name, request));
  const wanted = all.flatMap((request) =>
    isOver(now, request) ? [] : [{ ...request, StartDate: startDateAt(now, request) }],
  );
  const warnings = all.filter((request) => isOver(now, request)).map(({ Name }) => scheduleOver(Name));
  const left = await leftBehind(scheduler, pipeline.name, target.pipelineArn, wanted);
  const plan = await Promise.all(
    wanted.map(async (request) => ({ request, present: await scheduleOf(scheduler, request) })),
  );
  const foreign = plan.filter(
    ({ request, present }) => present !== undefined && !isOurs(present, target.pipelineArn, request.Name),
  );
  if (foreign.length > 0)
    throw new SagewrightError(foreign.map(({ request }) => startForeign("schedule", request.Name)));

  const changes: Change[] = [];
  for (const { request, present } of plan) {
    const change =
      present === undefined ? "created" : isSame(present, request, now) ? "unchanged" : "updated";
    if (!dryRun && change !== "unchanged") await put(scheduler, request, change === "created");
    changes.push({ kind: "schedule", name: request.Name, change });
  }
  for (const { Name, GroupName } of left) {
    if (!dryRun) await remove(scheduler, { Name, GroupName });
    changes.push({ kind: "schedule", name: Name ?? "", change: "deleted" });
  }
  return { changes, warnings };
}

function named(pipelineName: string, request: Wanted): Wanted {
  const Name = startName(pipelineName, request.Name);
  const room = LONGEST_DESCRIPTION - mark(Name).length - 1;
  const Description = `${(request.Description ?? "").slice(0, room)} ${mark(Name)}`.trimStart();
  return { ...request, Name, Description };
}

const isOurs = (present: GetScheduleCommandOutput, pipelineArn: string, name: string): boolean =>
  isSameArn(present.Target?.Arn, pipelineArn) && present.Description?.endsWith(mark(name)) === true;

/** Schedules of this pipeline that the file no longer has, in whatever group. */
async function leftBehind(
  scheduler: SchedulerClient,
  pipelineName: string,
  pipelineArn: string,
  wanted: readonly Wanted[],
): Promise<readonly ScheduleSummary[]> {
  const names = new Set(wanted.map(({ GroupName = DEFAULT_GROUP, Name }) => `${GroupName}/${Name}`));
  const listed: ScheduleSummary[] = [];
  const NamePrefix = startPrefix(pipelineName);
  await call("ListSchedules", `schedule/*/${NamePrefix}*`, async () => {
    for await (const { Schedules = [] } of paginateListSchedules({ client: scheduler }, { NamePrefix }))
      listed.push(...Schedules);
  });
  const others = listed.filter(
    ({ GroupName = DEFAULT_GROUP, Name, Target }) =>
      isSameArn(Target?.Arn, pipelineArn) && !names.has(`${GroupName}/${Name}`),
  );
  const described = await Promise.all(
    others.map(async (summary) => ({ summary, present: await scheduleOf(scheduler, summary) })),
  );
  return described.flatMap(({ summary, present }) =>
    present !== undefined && isOurs(present, pipelineArn, summary.Name ?? "") ? [summary] : [],
  );
}

interface Named {
  readonly Name?: string | undefined;
  readonly GroupName?: string | undefined;
}

const call = <T>(operation: string, resource: string, send: () => Promise<T>): Promise<T> =>
  awsCall({ action: `scheduler:${operation}`, resource }, send);

const placeOf = ({ Name, GroupName = DEFAULT_GROUP }: Named): string => `schedule/${GroupName}/${Name}`;

async function scheduleOf(
  scheduler: SchedulerClient,
  { Name, GroupName }: Named,
): Promise<GetScheduleCommandOutput | undefined> {
  return await call("GetSchedule", placeOf({ Name, GroupName }), async () => {
    try {
      return await scheduler.send(new GetScheduleCommand({ Name, GroupName }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

/** An update replaces the whole schedule, so that it may be repeated; a creation has a token. */
async function put(scheduler: SchedulerClient, request: Wanted, isNew: boolean): Promise<void> {
  const ClientToken = randomUUID();
  if (!isNew) {
    await call("UpdateSchedule", placeOf(request), () =>
      untilRoleWorks(() => scheduler.send(new UpdateScheduleCommand({ ...request, ClientToken }))),
    );
    return;
  }
  await call("CreateSchedule", placeOf(request), async () => {
    try {
      await untilRoleWorks(() => scheduler.send(new CreateScheduleCommand({ ...request, ClientToken })));
    } catch (error) {
      const present =
        (error as Error).name === "ConflictException" ? await scheduleOf(scheduler, request) : undefined;
      if (present === undefined || !isSame(present, request, Date.now())) throw error;
    }
  });
}

async function remove(scheduler: SchedulerClient, { Name, GroupName }: Named): Promise<void> {
  await call("DeleteSchedule", placeOf({ Name, GroupName }), async () => {
    try {
      await scheduler.send(new DeleteScheduleCommand({ Name, GroupName, ClientToken: randomUUID() }));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  });
}

/** By all that a request can say; what the service adds, such as how often it tries, is left out. */
function isSame(present: GetScheduleCommandOutput, wanted: Wanted, now: number): boolean {
  return comparable(present, now) === comparable(wanted, now);
}

function comparable(schedule: GetScheduleCommandOutput | Wanted, now: number): string {
  const { Description, ScheduleExpression, ScheduleExpressionTimezone, EndDate, State } = schedule;
  const { FlexibleTimeWindow, Target } = schedule;
  const value = {
    Description,
    ScheduleExpression,
    ScheduleExpressionTimezone: ScheduleExpressionTimezone ?? "UTC",
    StartDate: startDateAt(now, schedule)?.toISOString(),
    EndDate: EndDate?.toISOString(),
    State,
    FlexibleTimeWindow,
    Arn: Target?.Arn,
    RoleArn: Target?.RoleArn,
    Parameters: Target?.SageMakerPipelineParameters?.PipelineParameterList ?? [],
    DeadLetter: Target?.DeadLetterConfig?.Arn,
  };
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}
