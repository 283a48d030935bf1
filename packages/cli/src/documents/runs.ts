import { z } from "zod";
import { jsonObject } from "./json-value.ts";

/** ISO 8601, UTC. */
const instant = z.iso.datetime();
const executionArn = z
  .string()
  .regex(/^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:pipeline\/[\w-]+\/execution\/\w+$/);
const executionStatus = z.enum(["Executing", "Succeeded", "Failed", "Stopping", "Stopped"]);
const stepStatus = z.enum(["Starting", "Executing", "Stopping", "Stopped", "Failed", "Succeeded"]);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** An execution as `runs list --json` has it. What stands only of those on this machine is optional. */
export const listedRunDocument = z.strictObject({
  executionArn,
  pipelineName: z.string(),
  status: executionStatus,
  startTime: instant,
  endTime: instant.optional(),
  displayName: z.string().optional(),
  failureReason: z.string().optional(),
  /** Neither ended nor running: `runs retry` finishes it. */
  interrupted: z.boolean().optional(),
  /** Every parameter's value, defaults included. */
  parameters: z.record(z.string(), scalar).optional(),
  /** Absent when the whole pipeline runs. */
  selectiveExecution: z
    .strictObject({
      selectedSteps: z.array(z.string()).readonly(),
      sourceExecutionArn: executionArn.optional(),
    })
    .optional(),
});
export type ListedRunDocument = Readonly<z.infer<typeof listedRunDocument>>;

/** `runs list --json` */
export const runsListDocument = z.strictObject({ executions: z.array(listedRunDocument) });
export type RunsListDocument = z.infer<typeof runsListDocument>;

export const stepDocument = z.strictObject({
  name: z.string(),
  type: z.string(),
  status: stepStatus,
  startTime: instant,
  endTime: instant.nullable(),
  /** Its results are those of an earlier execution, `cachedFrom`. */
  cacheHit: z.boolean(),
  cachedFrom: executionArn.optional(),
  /** It was not run: the execution that a selective execution has its results from. */
  reusedFrom: executionArn.optional(),
  /** How many times it was run. */
  attempts: z.int().min(1),
  failureReason: z.string().optional(),
  /** Which branch a Condition has taken. */
  outcome: z.enum(["True", "False"]).optional(),
  /** Where its results are, by output name. */
  outputs: jsonObject.optional(),
  /** Contents of its property files of up to 64 KiB, by name. */
  reports: jsonObject.optional(),
});

/** What `run --json`, `runs show --json` and `runs retry --json` end with. */
export const runDocument = z.strictObject({
  executionArn,
  pipelineName: z.string(),
  displayName: z.string().optional(),
  status: executionStatus,
  failureReason: z.string().optional(),
  startTime: instant,
  endTime: instant.optional(),
  interrupted: z.literal(true).optional(),
  parameters: z.record(z.string(), scalar),
  steps: z.array(stepDocument),
  registeredModels: z.array(z.strictObject({ arn: z.string(), approvalStatus: z.string() })),
});
export type RunDocument = z.infer<typeof runDocument>;

/** `runs logs --json` */
export const runsLogsDocument = z.strictObject({
  lines: z.array(z.strictObject({ step: z.string(), line: z.string() })),
});
export type RunsLogsDocument = z.infer<typeof runsLogsDocument>;

/** `runs stop --json` */
export const runsStopDocument = z.strictObject({ executionArn, status: executionStatus });
export type RunsStopDocument = z.infer<typeof runsStopDocument>;
