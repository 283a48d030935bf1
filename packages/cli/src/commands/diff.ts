import { type DefinitionDiff, diffDefinitions, isError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import {
  type DefinitionAsItStands,
  fileAsItStands,
  sourceAsItStands,
} from "../load/definition-as-it-stands.ts";
import type { PreparedAs } from "../load/prepare.ts";
import { sourcedPipeline } from "../load/sourced-pipeline.ts";
import { diffMarkdown } from "../print/diff-markdown.ts";
import { diffText } from "../print/diff-text.ts";
import { shellWord } from "../print/next-commands.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import type { DeploymentFlags } from "../sagemaker/as-deployed.ts";
import type { SourcedDefinition, SourceOptions } from "../sagemaker/pipeline-source.ts";

export interface DiffCommandOptions extends SourceOptions, DeploymentFlags {
  readonly format: "text" | "markdown";
  readonly json?: boolean;
}

/** What the second pipeline says differently. Exit code 0 when nothing, else 1. */
export async function diffCommand(
  before: string,
  after: string,
  { format, json = false, ...place }: DiffCommandOptions,
): Promise<number> {
  const { old, now } = await bothSides(before, after, place);
  for (const side of [old, now]) {
    tellOfErrors(side);
    tellOfInexactNumbers(side);
  }
  const diff = diffDefinitions(old.definition, now.definition);
  if (json) printJson({ before: old.file, after: now.file, ...diff });
  else printData(textOf(diff, format, old, now));
  return diff.equal ? EXIT.done : EXIT.failed;
}

/** A file beside what is deployed on AWS is taken as a deployment would send it. */
async function bothSides(
  before: string,
  after: string,
  { roleArn, bucket, ...place }: SourceOptions & DeploymentFlags,
): Promise<{ readonly old: DefinitionAsItStands; readonly now: DefinitionAsItStands }> {
  const sources = [await sourcedPipeline(before, place), await sourcedPipeline(after, place)] as const;
  const deployed = sources.find((source) => source?.roleArn !== undefined);
  const flags = {
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(bucket === undefined ? {} : { bucket }),
  };
  const as = deployed === undefined ? {} : await preparedAs(deployed, flags);
  const side = (argument: string, source: SourcedDefinition | undefined) =>
    source === undefined ? fileAsItStands(argument, as) : sourceAsItStands(argument, source);
  return { old: await side(before, sources[0]), now: await side(after, sources[1]) };
}

/** Loaded only where something is deployed. */
async function preparedAs(deployed: SourcedDefinition, flags: DeploymentFlags): Promise<PreparedAs> {
  const { asDeployed } = await import("../sagemaker/as-deployed.ts");
  return asDeployed(deployed, flags);
}

function textOf(
  diff: DefinitionDiff,
  format: DiffCommandOptions["format"],
  old: DefinitionAsItStands,
  now: DefinitionAsItStands,
) {
  return format === "markdown"
    ? diffMarkdown(diff, { before: old.file, after: now.file })
    : diffText(diff, styleFor(process.stdout));
}

function tellOfErrors(side: DefinitionAsItStands): void {
  const errors = side.issues.filter(isError).length;
  if (errors === 0) return;
  const style = styleFor(process.stderr);
  const count = errors === 1 ? "1 error" : `${errors} errors`;
  tell(`${style("yellow", "warning")} ${side.file} has ${count}: sagewright check ${shellWord(side.file)}`);
}

/** Two such numbers may differ where the diff says that they are equal. */
function tellOfInexactNumbers({ file, issues }: DefinitionAsItStands): void {
  const style = styleFor(process.stderr);
  for (const { code, message } of issues) {
    if (code === "JSON_NUMBER_INEXACT") tell(`${style("yellow", "warning")} ${file}: ${plainLine(message)}`);
  }
}
