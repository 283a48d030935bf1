import type { Issue } from "@sagewright/core";
import type { Pipeline } from "@sagewright/pipeline-dsl";
import type { AwsClients } from "./clients.ts";
import { type Change, STARTS_TAG } from "./deployed-by.ts";
import { tagsOf } from "./put-tags.ts";
import type { StartsPlace } from "./schedules.ts";

export interface DeployStarts extends StartsPlace {
  readonly pipeline: Pipeline;
  /** Of the project; for rules, as schedules have none. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether the pipeline was there before. */
  readonly wasThere: boolean;
}

/**
 * Schedules and triggers, as the file has them. Without any, EventBridge is asked only where an earlier deployment has made
 * some, so that whoever has none needs no rights to it.
 *
 * Issues: START_FOREIGN, START_REFUSED, AWS_…; SCHEDULE_OVER (warning).
 */
export async function deployStarts(
  { sagemaker, settings }: Pick<AwsClients, "sagemaker" | "settings">,
  { pipeline, tags, wasThere, ...place }: DeployStarts,
): Promise<{ readonly changes: readonly Change[]; readonly warnings: readonly Issue[] }> {
  const { schedules = [], triggers = [] } = pipeline.props;
  const had = wasThere && (await tagsOf(sagemaker, place.pipelineArn)).has(STARTS_TAG);
  if (!had && schedules.length === 0 && triggers.length === 0) return { changes: [], warnings: [] };
  const changes: Change[] = [];
  const warnings: Issue[] = [];
  if (had || schedules.length > 0) {
    const [{ SchedulerClient }, { putSchedules }] = await Promise.all([
      import("@aws-sdk/client-scheduler"),
      import("./schedules.ts"),
    ]);
    const put = await putSchedules(new SchedulerClient(settings), pipeline, place);
    changes.push(...put.changes);
    warnings.push(...put.warnings);
  }
  if (had || triggers.length > 0) {
    const [{ EventBridgeClient }, { putTriggers }] = await Promise.all([
      import("@aws-sdk/client-eventbridge"),
      import("./triggers.ts"),
    ]);
    changes.push(...(await putTriggers(new EventBridgeClient(settings), pipeline, place, tags)));
  }
  return { changes, warnings };
}
