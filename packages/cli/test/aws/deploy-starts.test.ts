import {
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { DescribePipelineCommand } from "@aws-sdk/client-sagemaker";
import { CreateScheduleCommand, GetScheduleCommand, ListSchedulesCommand } from "@aws-sdk/client-scheduler";
import { describe, expect, it } from "vitest";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { document } from "../sagewright.ts";
import { awsProject, ROLE } from "./aws-project.ts";
import { change, changesOf, onMoto, pipelineOf } from "./on-moto.ts";

const needs = isMotoThere ? "" : " [needs moto]";
const on = onMoto();
const FAIL = 'step.fail("No", { errorMessage: "no" })';
const startsOf = (schedules: string, triggers: string) =>
  pipelineOf(FAIL, `schedules: [${schedules}], triggers: [${triggers}]`);

describe.skipIf(!isMotoThere)(`schedules and triggers that are deployed with a pipeline${needs}`, () => {
  const starter = ["--schedule-role-arn", "arn:aws:iam::444455556666:role/starter"];
  const nightly = (props = "") => `schedule.rate("Nightly", { every: 1, unit: "day", ${props} })`;
  const onNew = (source: string) => `onEvent("New", { pattern: { source: ["${source}"] } })`;
  const schedulesOf = async (NamePrefix: string) =>
    ((await on.scheduler.send(new ListSchedulesCommand({ NamePrefix }))).Schedules ?? []).map(
      ({ Name }) => Name,
    );
  const rulesOf = async (NamePrefix: string) =>
    ((await on.events.send(new ListRulesCommand({ NamePrefix }))).Rules ?? []).map(({ Name }) => Name);

  it("makes schedules and rules, changes what differs, and takes away what the file has no longer", async () => {
    const folder = awsProject({ "pipeline.ts": startsOf(nightly(), onNew("one")) });

    expect(changesOf(await on.deploy(folder, "starting", ...starter))).toEqual([
      "created schedule starting-Nightly",
      "created trigger starting-New",
    ]);
    const { Targets } = await on.events.send(new ListTargetsByRuleCommand({ Rule: "starting-New" }));
    expect(Targets).toMatchObject([
      { Arn: expect.stringMatching(/:pipeline\/starting$/), RoleArn: starter[1] },
    ]);
    expect(changesOf(await on.deploy(folder, "starting", ...starter))).toEqual([
      "unchanged schedule starting-Nightly",
      "unchanged trigger starting-New",
    ]);

    change(folder, startsOf(nightly("enabled: false"), onNew("two")));
    expect(changesOf(await on.deploy(folder, "starting", ...starter))).toEqual([
      "updated schedule starting-Nightly",
      "updated trigger starting-New",
    ]);

    change(folder, startsOf(nightly("enabled: false").replace("Nightly", "Hourly"), ""));
    const dry = await on.deploy(folder, "starting", ...starter, "--dry-run");
    const expected = [
      "created schedule starting-Hourly",
      "deleted schedule starting-Nightly",
      "deleted trigger starting-New",
    ];
    expect(changesOf(dry)).toEqual(expected);
    expect(await schedulesOf("starting-")).toEqual(["starting-Nightly"]);
    expect(changesOf(await on.deploy(folder, "starting", ...starter))).toEqual(expected);
    expect(await schedulesOf("starting-")).toEqual(["starting-Hourly"]);
    expect(await rulesOf("starting-")).toEqual([]);

    change(folder, pipelineOf(FAIL));
    expect(changesOf(await on.deploy(folder, "starting"))).toEqual(["deleted schedule starting-Hourly"]);
  });

  it("touches no schedule and no rule of others", async () => {
    const folder = awsProject({ "pipeline.ts": startsOf(nightly(), onNew("one")) });
    const deployed = await on.deploy(folder, "shared", ...starter);
    const { pipelineArn: Arn } = document(deployed);
    await on.scheduler.send(
      new CreateScheduleCommand({
        Name: "shared-byhand",
        ScheduleExpression: "rate(1 day)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn, RoleArn: ROLE },
      }),
    );
    await on.events.send(new PutRuleCommand({ Name: "shared-Byhand", EventPattern: '{"source":["x"]}' }));

    change(folder, startsOf("", onNew("one").replace("New", "Byhand")));
    const refused = await on.deploy(folder, "shared", ...starter);
    expect(document(refused).issues).toMatchObject([
      { code: "START_FOREIGN", path: ["triggers", "shared-Byhand"] },
    ]);

    change(folder, pipelineOf(FAIL));
    expect(changesOf(await on.deploy(folder, "shared"))).toContain("deleted trigger shared-New");
    expect(await schedulesOf("shared-")).toEqual(["shared-byhand"]);
    expect(await rulesOf("shared-")).toEqual(["shared-Byhand"]);
  });

  it("starts on at the times of a date that is over, and takes away a schedule that is over itself", async () => {
    const since = 'startDate: "2025-01-01T01:00:00Z"';
    const folder = awsProject({ "pipeline.ts": startsOf(nightly(since), "") });

    expect(changesOf(await on.deploy(folder, "dated", ...starter))).toEqual([
      "created schedule dated-Nightly",
    ]);

    const Name = "dated-Nightly";
    const { StartDate } = await on.scheduler.send(new GetScheduleCommand({ Name }));
    expect(StartDate?.toISOString()).toMatch(/T01:00:00.000Z$/);
    expect(StartDate?.getTime()).toBeGreaterThan(Date.now());
    expect(changesOf(await on.deploy(folder, "dated", ...starter))).toEqual([
      "unchanged schedule dated-Nightly",
    ]);
    change(folder, startsOf(nightly(`${since}, enabled: false`), ""));
    expect(changesOf(await on.deploy(folder, "dated", ...starter))).toEqual([
      "updated schedule dated-Nightly",
    ]);

    change(folder, startsOf(nightly(`${since}, endDate: "2025-02-01T01:00:00Z"`), ""));
    const over = await on.deploy(folder, "dated", ...starter);
    expect(changesOf(over)).toEqual(["deleted schedule dated-Nightly"]);
    expect(document(over).warnings).toMatchObject([{ code: "SCHEDULE_OVER", path: ["schedules", Name] }]);
  });

  it("changes nothing at all where a schedule's name is taken", async () => {
    await on.events.send(new PutRuleCommand({ Name: "beforehand-New", EventPattern: '{"source":["x"]}' }));
    const folder = awsProject({ "pipeline.ts": startsOf("", onNew("one")) });
    const refused = await on.deploy(folder, "beforehand", ...starter);
    expect(document(refused).issues).toMatchObject([{ code: "START_FOREIGN" }]);
    const there = on.sagemaker.send(new DescribePipelineCommand({ PipelineName: "beforehand" }));
    await expect(there).rejects.toThrow();
  });

  it("takes away rules that an interrupted deployment has left with nothing to start", async () => {
    const folder = awsProject({ "pipeline.ts": startsOf("", onNew("one")) });
    await on.deploy(folder, "cut-off", ...starter);
    await on.events.send(new RemoveTargetsCommand({ Rule: "cut-off-New", Ids: ["pipeline"] }));
    change(folder, startsOf("", onNew("one").replace("New", "Renamed")));
    expect(changesOf(await on.deploy(folder, "cut-off", ...starter))).toEqual([
      "created trigger cut-off-Renamed",
      "deleted trigger cut-off-New",
    ]);
    expect(await rulesOf("cut-off-")).toEqual(["cut-off-Renamed"]);
  });
});
