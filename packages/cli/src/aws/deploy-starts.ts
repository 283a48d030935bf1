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
 * Issues: START_FOREIGN, START_REFUSED, AWS_….
 */
export async function deployStarts(
  { sagemaker, settings }: Pick<AwsClients, "sagemaker" | "settings">,
  { pipeline, tags, wasThere, ...place }: DeployStarts,
): Promise<readonly Change[]> {
  const { schedules = [], triggers = [] } = pipeline.props;
  const had = wasThere && (await tagsOf(sagemaker, place.pipelineArn)).has(STARTS_TAG);
  if (!had && schedules.length === 0 && triggers.length === 0) return [];
  const changes: Change[] = [];
  if (had || schedules.length > 0) {
    const [{ SchedulerClient }, { putSchedules }] = await Promise.all([
      import("@aws-sdk/client-scheduler"),
      import("./schedules.ts"),
    ]);
    changes.push(...(await putSchedules(new SchedulerClient(settings), pipeline, place)));
  }
  if (had || triggers.length > 0) {
    const [{ EventBridgeClient }, { putTriggers }] = await Promise.all([
      import("@aws-sdk/client-eventbridge"),
      import("./triggers.ts"),
    ]);
    changes.push(...(await putTriggers(new EventBridgeClient(settings), pipeline, place, tags)));
  }
  return changes;
}
