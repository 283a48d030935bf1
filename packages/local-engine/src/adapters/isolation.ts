import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { bubblewrapUnusable } from "../job-issues.ts";
import { findProgram } from "./find-program.ts";

/** How jobs are kept apart from the machine. */
export type Isolation =
  | { readonly kind: "none" }
  | {
      readonly kind: "bubblewrap";
      /** Path of `bwrap`. */
      readonly program: string;
      /** What this machine needs, whatever the job: found out once. */
      readonly machineArguments: readonly string[];
    };

export type IsolationChoice = "auto" | "bubblewrap" | "none";

/** What one job may see and touch. */
export interface Sandbox {
  /** Becomes /opt/ml. */
  readonly mlDirectory: string;
  /** Becomes /tmp. */
  readonly temporaryDirectory: string;
  /** Readable at their own path, even below /tmp. */
  readonly readDirectories: readonly string[];
  readonly network: boolean;
  /** As the job sees it. */
  readonly workingDirectory: string;
}

/**
 * Finds out, by doing it once, whether bubblewrap works here. `auto` does without where it does not;
 * `bubblewrap` then throws `BUBBLEWRAP_UNUSABLE`.
 */
export async function openIsolation(choice: IsolationChoice = "auto"): Promise<Isolation> {
  if (choice === "none") return { kind: "none" };
  const program = findProgram("bwrap");
  const isolation = program === undefined ? undefined : bubblewrap(program);
  const reason = isolation === undefined ? "bwrap is not on the PATH" : await probe(isolation);
  if (isolation !== undefined && reason === undefined) return isolation;
  if (choice === "auto") return { kind: "none" };
  throw new SagewrightError([bubblewrapUnusable(reason ?? "bwrap does not run")]);
}

/** The command that runs a job's command in its sandbox. */
export function isolated(
  isolation: Isolation,
  sandbox: Sandbox,
  command: readonly string[],
): readonly string[] {
  if (isolation.kind === "none") return command;
  return [
    isolation.program,
    ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/opt"],
    ...isolation.machineArguments,
    ...["--bind", sandbox.temporaryDirectory, "/tmp"],
    ...sandbox.readDirectories.flatMap((directory) => ["--ro-bind", directory, directory]),
    ...["--bind", sandbox.mlDirectory, "/opt/ml", "--remount-ro", "/opt"],
    ...["--unshare-pid", "--unshare-ipc", "--die-with-parent"],
    ...(sandbox.network ? [] : ["--unshare-net"]),
    ...["--chdir", sandbox.workingDirectory, "--", ...command],
  ];
}

function bubblewrap(program: string): Extract<Isolation, { kind: "bubblewrap" }> {
  const opt = entriesOf("/opt").filter((name) => name !== "ml");
  const devices = entriesOf("/dev").filter((name) => name.startsWith("nvidia") || name === "dri");
  const machineArguments = [
    ...opt.flatMap((name) => ["--ro-bind-try", join("/opt", name), join("/opt", name)]),
    ...devices.flatMap((name) => ["--dev-bind-try", join("/dev", name), join("/dev", name)]),
    ...hidden(),
  ];
  return { kind: "bubblewrap", program, machineArguments };
}

/** Where people keep what a job on SageMaker would never see. */
const SECRETS = [
  ".aws",
  ".ssh",
  ".gnupg",
  ".docker",
  ".kube",
  ".config/gcloud",
  ".azure",
  ".netrc",
  ".npmrc",
  ".pypirc",
];

function hidden(): string[] {
  return SECRETS.map((name) => join(homedir(), name))
    .filter(existsSync)
    .flatMap((path) => (statSync(path).isDirectory() ? ["--tmpfs", path] : ["--ro-bind", "/dev/null", path]));
}

/** Why it does not work; undefined when it does. */
async function probe(isolation: Isolation): Promise<string | undefined> {
  const directory = mkdtempSync(join(tmpdir(), "sagewright-probe-"));
  const sandbox: Sandbox = {
    mlDirectory: join(directory, "ml"),
    temporaryDirectory: join(directory, "tmp"),
    readDirectories: [],
    network: true,
    workingDirectory: "/opt/ml",
  };
  mkdirSync(sandbox.mlDirectory);
  mkdirSync(sandbox.temporaryDirectory);
  try {
    return await runs(isolated(isolation, sandbox, ["true"]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function runs([program = "", ...argv]: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, argv, { stdio: ["ignore", "ignore", "pipe"], cwd: "/" });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      if (words.length < 1000) words += chunk.toString();
    });
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) =>
      resolve(code === 0 ? undefined : words.trim() || `bwrap ended with ${code}`),
    );
  });
}

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
