import type { Issue } from "@sagewright/core";
import { printIssues } from "../print/issues.ts";
import { printData, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import type { Change } from "./deployed-by.ts";

/** What `deploy --json` prints. */
export interface DeployDocument {
  readonly pipelineName: string;
  readonly pipelineArn: string;
  readonly pipelineVersionId?: number;
  readonly change: "created" | "updated" | "unchanged";
  /** Nothing was done: all of this is what would be. */
  readonly dryRun?: true;
  readonly region: string;
  /** Objects that were not there yet. */
  readonly uploaded: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** What was done beside the pipeline, and to its tags. */
  readonly changes: readonly (Change | TagChange)[];
  readonly warnings: readonly Issue[];
}

interface TagChange {
  readonly kind: "tag";
  readonly name: string;
  readonly change: "updated";
}

const DONE = { created: "Created", updated: "Updated", unchanged: "Unchanged" } as const;
const WOULD = { created: "Would create", updated: "Would update", unchanged: "Unchanged" } as const;
const KINDS = {
  function: "function",
  schedule: "schedule",
  trigger: "trigger",
  "model-group": "model group",
  tag: "tag",
} as const;

/** @param found objects that were there already */
export function tellDeployment(document: DeployDocument, found: number): void {
  const { change, pipelineName, pipelineArn, pipelineVersionId, uploaded, warnings, changes, dryRun } =
    document;
  const style = styleFor(process.stdout);
  printIssues(warnings);
  if (dryRun) for (const uri of uploaded) tell(`would upload ${uri}`);
  tell(`${uploaded.length} ${dryRun ? "to upload" : "uploaded"}, ${found} there already`);
  for (const { kind, name, change: what } of changes)
    if (what !== "unchanged") tell(`${dryRun ? "would be " : ""}${what}: ${KINDS[kind]} ${name}`);
  const version = pipelineVersionId === undefined ? "" : `, version ${pipelineVersionId}`;
  const words = (dryRun ? WOULD : DONE)[change];
  printData(`${style(["green", "bold"], words)}  ${style("bold", pipelineName)}${version}\n${pipelineArn}\n`);
}
