import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Writable } from "node:stream";

/** How long what is stopped may take to end its jobs, in milliseconds. */
const PATIENCE_MS = 20_000;

const NO_COMMIT = "0".repeat(40);

/** Does with a commit what Git does after a push of it. True if its run has succeeded. */
export async function runHook(
  repository: string,
  { commit, branch }: { readonly commit: string; readonly branch: string },
  { log, signal }: { readonly log: Writable; readonly signal: AbortSignal },
): Promise<boolean> {
  signal.throwIfAborted();
  // A group of its own: Ctrl-C in the terminal reaches whoever waits for it here, who ends it in good order.
  const child = spawn(join(repository, "hooks", "post-receive"), [], {
    cwd: repository,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const stop = (name: NodeJS.Signals) => () => void (child.pid !== undefined && kill(-child.pid, name));
  const onAbort = (): void => {
    stop("SIGTERM")();
    setTimeout(stop("SIGKILL"), PATIENCE_MS).unref();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.stdin.on("error", () => {});
  child.stdin.end(`${NO_COMMIT} ${commit} refs/heads/${branch}\n`);
  try {
    return await new Promise<boolean>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code === 0));
    });
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function kill(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // It has ended by itself.
  }
}
