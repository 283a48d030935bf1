import { z } from "zod";
import { issueDocument } from "./issues.ts";
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
  interrupted: z.boolean().optional().describe("Neither ended nor running: `runs retry` finishes it."),
  parameters: z.record(z.string(), scalar).optional().describe("Every parameter's value, defaults included."),
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
  cacheHit: z.boolean().describe("Its results are those of an earlier execution, `cachedFrom`."),
  cachedFrom: executionArn.optional(),
  reusedFrom: executionArn
    .optional()
    .describe("It was not run: the execution that a selective execution has its results from."),
  attempts: z.int().min(1).describe("How many times it was run."),
  failureReason: z.string().optional(),
  outcome: z.enum(["True", "False"]).optional().describe("Which branch a Condition has taken."),
  outputs: jsonObject.optional().describe("Where its results are, by output name."),
  reports: jsonObject.optional().describe("Contents of its property files of up to 64 KiB, by name."),
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
  issues: z
    .array(issueDocument)
    .optional()
    .describe(
      "Why an execution on AWS is no longer watched, though it has not ended; its steps are as last seen.",
    ),
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
