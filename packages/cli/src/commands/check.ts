import { definitionSize, type Issue, SagewrightError } from "@sagewright/core";
import { EXIT, exitCodeOf } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { printIssues } from "../print/issues.ts";
import { tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";

/** What a pipeline may leave open as long as it runs on this machine. */
const NEEDED_ON_AWS = new Set([
  "ROLE_MISSING",
  "BUCKET_MISSING",
  "FUNCTION_IMAGE_MISSING",
  "LAMBDA_PLACE_MISSING",
]);

export interface CheckCommandOptions extends SourceOptions {
  readonly json?: boolean;
}

/** Every issue at once. What only SageMaker needs is a warning: `run` does without. */
export async function checkCommand(
  pipeline: string,
  { json = false, ...source }: CheckCommandOptions,
): Promise<number> {
  const issues = await issuesOf(pipeline, source);
  printIssues(issues, { json });
  const code = exitCodeOf(issues);
  if (code === EXIT.done && !json) tell(`${styleFor(process.stderr)("green", "✓")} no errors`);
  return code;
}

async function issuesOf(pipeline: string, source: SourceOptions): Promise<readonly Issue[]> {
  const first = await issuesFor(pipeline, "aws", source);
  if (!first.some(({ code }) => NEEDED_ON_AWS.has(code))) return first;
  const warnings = first
    .filter(({ code }) => NEEDED_ON_AWS.has(code))
    .map((issue) => ({ ...issue, severity: "warning" as const }));
  return [...(await issuesFor(pipeline, "local", source)), ...warnings];
}

async function issuesFor(
  pipeline: string,
  target: "aws" | "local",
  source: SourceOptions,
): Promise<readonly Issue[]> {
  try {
    const { warnings, definition } = await prepare(pipeline, target, { source });
    return [...warnings, ...definitionSize(definition)];
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues;
    throw error;
  }
}
