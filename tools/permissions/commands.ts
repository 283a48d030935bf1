/** Where a command begins: a function of a file below `packages/cli/src/commands`. */
export interface CommandEntry {
  readonly command: string;
  readonly file: string;
  readonly entry: string;
  /** Names of what it works on, where they differ from those of other commands. */
  readonly resources?: { readonly [action: string]: readonly string[] };
}

const STATES = "arn:aws:s3:::PLATFORM-ACCOUNT-REGION";
/** Of the platform's runner, and of the builds of projects. */
const BUILD_LOGS = [
  "arn:aws:logs:REGION:ACCOUNT:log-group:/sagewright/*:log-stream:*",
  "arn:aws:logs:REGION:ACCOUNT:log-group:/aws/codebuild/project-p-*:log-stream:*",
];

/** The platform's commands work on its own state, in its own bucket; all others on the pipeline's bucket. */
const state = {
  "s3:GetObject": [`${STATES}/catalog/terraform.tfstate`],
  "s3:PutObject": [`${STATES}/catalog/terraform.tfstate`],
  "s3:ListBucket": [STATES],
};
const states = { ...state, "s3:GetObject": [...state["s3:GetObject"], `${STATES}/projects/*`] };
const projects = {
  "logs:GetLogEvents": BUILD_LOGS,
  "sagemaker:ListTags": [
    "arn:aws:sagemaker:REGION:ACCOUNT:project/*",
    "arn:aws:sagemaker:REGION:ACCOUNT:pipeline/*",
    "arn:aws:sagemaker:REGION:ACCOUNT:model-package-group/*",
  ],
};
/** Looked at once a project is deleted: what it was made of, and what the platform keeps of it. */
const remains = {
  "s3:ListBucket": [STATES, "arn:aws:s3:::sagemaker-p-*"],
  "s3:GetObject": [`${STATES}/projects/*/owner.json`],
  "iam:GetRole": ["arn:aws:iam::ACCOUNT:role/sagewright/*/sagemaker-p-*"],
};

/** It looks at the platform's bucket, and at the roles that are named to it; what `--fix` adds is the platform's own. */
const doctor = {
  "s3:ListBucket": [STATES, "arn:aws:s3:::BUCKET"],
  "s3:GetBucketCORS": [STATES],
  "s3:PutBucketCORS": [STATES],
  "s3:GetObjectTagging": [`${STATES}/templates/*`],
  "s3:PutObjectTagging": [`${STATES}/templates/*`],
  "sagemaker:ListTags": ["arn:aws:sagemaker:REGION:ACCOUNT:domain/*"],
  "sagemaker:AddTags": ["arn:aws:sagemaker:REGION:ACCOUNT:domain/*"],
};

/** Every command that asks AWS. A test compares the list with the commands that there are. */
export const COMMANDS: readonly CommandEntry[] = [
  { command: "deploy", file: "deploy.ts", entry: "deploy" },
  { command: "run", file: "run.ts", entry: "run" },
  { command: "runs list", file: "runs-list.ts", entry: "listRunsCommand" },
  { command: "runs show", file: "runs-show.ts", entry: "showRun" },
  { command: "runs logs", file: "runs-logs.ts", entry: "runLogs" },
  { command: "runs stop", file: "runs-stop.ts", entry: "stopRun" },
  { command: "runs retry", file: "runs-retry.ts", entry: "retryRun" },
  { command: "models list", file: "models-list.ts", entry: "listModelsCommand" },
  { command: "models show", file: "models-show.ts", entry: "showModel" },
  { command: "models approve", file: "models-approval.ts", entry: "setApprovalCommand" },
  { command: "compile", file: "compile.ts", entry: "compileCommand" },
  { command: "graph", file: "graph.ts", entry: "graphCommand" },
  { command: "check", file: "check.ts", entry: "checkCommand" },
  { command: "explain-cache", file: "explain-cache.ts", entry: "explainCacheCommand" },
  { command: "diff", file: "diff.ts", entry: "diffCommand" },
  { command: "doctor", file: "doctor-examine.ts", entry: "doctorCommand", resources: doctor },
  { command: "import", file: "import.ts", entry: "importCommand" },
  { command: "catalog plan", file: "catalog-plan.ts", entry: "planCatalogCommand", resources: state },
  { command: "catalog deploy", file: "catalog-deploy.ts", entry: "deployCatalogCommand", resources: state },
  {
    command: "catalog destroy",
    file: "catalog-destroy.ts",
    entry: "destroyCatalogCommand",
    resources: states,
  },
  { command: "connection create", file: "connection-create.ts", entry: "createConnectionCommand" },
  { command: "connection list", file: "connection-list.ts", entry: "listConnectionsCommand" },
  { command: "connection status", file: "connection-list.ts", entry: "connectionStatusCommand" },
  {
    command: "project create",
    file: "project-create.ts",
    entry: "createProjectCommand",
    resources: projects,
  },
  { command: "project list", file: "project-list.ts", entry: "listProjectsCommand" },
  { command: "project show", file: "project-show.ts", entry: "showProjectCommand", resources: projects },
  {
    command: "project update",
    file: "project-update.ts",
    entry: "updateProjectCommand",
    resources: projects,
  },
  {
    command: "project delete",
    file: "project-delete.ts",
    entry: "deleteProjectCommand",
    resources: { ...projects, ...remains },
  },
  { command: "project logs", file: "project-logs.ts", entry: "projectLogsCommand", resources: projects },
];
