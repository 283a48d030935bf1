import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "./find-program.ts";
import { runProgram } from "./run-program.ts";

export interface CfnLintMatch {
  /** `E3006`, `W2001` … */
  readonly rule: string;
  readonly level: string;
  readonly message: string;
  /** Where in the template. */
  readonly path: readonly (string | number)[];
}

export interface CfnLintOptions {
  /** Rules that are not asked. Registry types are unknown to cfn-lint: E3006. */
  readonly ignore?: readonly string[];
  /** @default us-east-1 */
  readonly regions?: readonly string[];
}

interface RawMatch {
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

const program = findProgram("cfn-lint");

/** For `it.skipIf(!isCfnLintThere)("… [needs cfn-lint]")`. */
export const isCfnLintThere: boolean = program !== undefined;

/** What cfn-lint says of a CloudFormation template, given as its text or its document: errors and warnings. */
export async function cfnLint(
  template: string | object,
  { ignore = [], regions = ["us-east-1"] }: CfnLintOptions = {},
): Promise<readonly CfnLintMatch[]> {
  if (program === undefined) throw new Error("cfn-lint is not installed");
  const folder = mkdtempSync(join(tmpdir(), "sagewright-cfn-lint-"));
  try {
    const file = join(folder, "template.json");
    writeFileSync(file, typeof template === "string" ? template : JSON.stringify(template, undefined, 2));
    const args = ["--format", "json", "--regions", ...regions, "--template", file];
    const ignored = ignore.length === 0 ? [] : ["--ignore-checks", ...ignore];
    const { code, stdout, stderr } = await runProgram(program, [...args, ...ignored], { cwd: folder });
    // 2 errors, 4 warnings, 8 informational, and their sums; anything else is cfn-lint's own failure.
    if ((code & ~14) !== 0 || !stdout.trimStart().startsWith("["))
      throw new Error(`cfn-lint did not run (${code}): ${stderr}${stdout}`);
    return (JSON.parse(stdout) as readonly RawMatch[]).map(({ Level, Message, Rule, Location }) => ({
      rule: Rule.Id,
      level: Level,
      message: Message,
      path: Location.Path ?? [],
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
