import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Buildspec {
  readonly env: { readonly shell: string };
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
}

export interface Built {
  /** Exit code by phase; those that CodeBuild would not have come to are missing. */
  readonly phases: Readonly<Record<string, number | null>>;
  readonly log: string;
}

/**
 * Runs a project's buildspec as CodeBuild does: a phase ends with its first command that fails, and after a build that has
 * failed there is still a post_build.
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details-phases.html
 */
export async function runBuildspec(
  folder: string,
  env: NodeJS.ProcessEnv,
  wanted: readonly string[] = ["install", "pre_build", "build", "post_build"],
): Promise<Built> {
  const buildspec: Buildspec = parse(readFileSync(join(folder, "codebuild-buildspec.yml"), "utf8"));
  const phases: Record<string, number | null> = {};
  let log = "";
  for (const name of wanted) {
    const commands = buildspec.phases[name]?.commands ?? [];
    const ended = await runScript(folder, commands, env);
    phases[name] = ended.code;
    log += ended.output;
    if (ended.code !== 0 && name !== "build") break;
  }
  return { phases, log };
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Commands in one bash, up to the first that fails. Not in this process, whose event loop may have a server to run. */
export function runScript(
  folder: string,
  commands: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-e", "-o", "pipefail", "-c", commands.join("\n")], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 180_000,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
