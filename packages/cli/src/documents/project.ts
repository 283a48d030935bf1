import { z } from "zod";
import { issueDocument } from "./issues.ts";

const instant = z.iso.datetime();

/** One run of the pipeline that builds a project's code. */
export const buildDocument = z.strictObject({
  pipeline: z.string(),
  id: z.string(),
  status: z.string(),
  startTime: instant.optional(),
  revision: z.string().optional(),
  revisionSummary: z.string().optional(),
  stages: z.array(z.strictObject({ name: z.string(), status: z.string(), reason: z.string().optional() })),
});

/** Why an operation has failed: at the place where it began to. */
export const failureDocument = z.strictObject({
  layer: z.enum(["terraform", "build", "stack", "service-catalog", "sagemaker"]),
  where: z.array(z.string()),
  message: z.string(),
  hint: z.string(),
  log: z.string().optional(),
});

/** What `project create`, `show` and `update` print with `--json`. */
export const projectDocument = z.strictObject({
  target: z.enum(["local", "aws"]),
  projectName: z.string(),
  projectId: z.string(),
  projectArn: z.string(),
  status: z.string(),
  statusMessage: z.string().optional(),
  description: z.string().optional(),
  creationTime: instant.optional(),
  lastModifiedTime: instant.optional(),
  createdBy: z.string().optional(),
  template: z.strictObject({
    kind: z.enum(["service-catalog", "s3", "local"]),
    name: z.string().describe("Product and version, or URL."),
    version: z.string().optional(),
    newer: z.string().optional().describe("A newer version of the template, where there is one."),
  }),
  parameters: z.record(z.string(), z.string()).describe("By the names that the template has for them."),
  repository: z.strictObject({ url: z.string(), branch: z.string() }).optional(),
  stack: z.string().optional(),
  outputs: z.record(z.string(), z.string()),
  links: z.record(z.string(), z.string()),
  latestBuild: buildDocument.optional(),
  pipelines: z.array(
    z.strictObject({ name: z.string(), status: z.string(), lastModifiedTime: instant.optional() }),
  ),
  models: z.array(
    z.strictObject({
      group: z.string(),
      version: z.number().optional(),
      arn: z.string(),
      approvalStatus: z.string(),
      creationTime: instant.optional(),
    }),
  ),
  unseen: z.array(issueDocument).describe("What could not be looked at, each a warning."),
  failure: failureDocument.optional(),
});

/** What `project list --json` prints. */
export const projectsDocument = z.strictObject({
  projects: z.array(
    z.strictObject({
      projectName: z.string(),
      projectId: z.string(),
      projectArn: z.string(),
      status: z.string(),
      description: z.string().optional(),
      creationTime: instant.optional(),
    }),
  ),
});

/** What `project delete --json` prints. */
export const deletedProjectDocument = z.strictObject({
  projectName: z.string(),
  projectId: z.string(),
  gone: z.array(z.string()).describe("What was there and is gone, as looked at afterwards."),
  kept: z.array(z.string()).describe("What stays on purpose."),
  remains: z.array(z.string()).describe("What should be gone and is not."),
  unseen: z.array(issueDocument).describe("What could not be looked at, gone or not; each a warning."),
  failure: failureDocument.optional(),
});

/** What `project create` and `update` print with `--no-wait --json`: the project as it is by then. */
export const startedProjectDocument = z.strictObject({
  projectName: z.string(),
  projectId: z.string(),
  projectArn: z.string(),
  status: z.string(),
});

/** What `project logs --json` prints, oldest line first. */
export const projectLogsDocument = z.strictObject({
  lines: z.array(
    z.strictObject({
      at: instant.optional(),
      from: z.string().optional().describe("Not of a build of the project's code."),
      status: z.string().optional(),
      text: z.string(),
    }),
  ),
  unseen: z
    .array(issueDocument)
    .optional()
    .describe("What could not be looked at, each a warning. Not of a build of the project's code."),
});

export type BuildDocument = z.output<typeof buildDocument>;
export type FailureDocument = z.output<typeof failureDocument>;
export type ProjectDocument = z.output<typeof projectDocument>;
export type ProjectsDocument = z.output<typeof projectsDocument>;
export type DeletedProjectDocument = z.output<typeof deletedProjectDocument>;
export type StartedProjectDocument = z.output<typeof startedProjectDocument>;
export type ProjectLogsDocument = z.output<typeof projectLogsDocument>;
