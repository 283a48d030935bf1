import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "sagewright-terraform-";

/**
 * A new folder that only this user can read: plans hold values that nobody else is to see. Folders of processes that were killed,
 * and so could not remove theirs, are removed.
 */
export function privateFolder(): string {
  const parent = tmpdir();
  const ours = `${PREFIX}${realm()}-`;
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${ours}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
  return mkdtempSync(join(parent, `${ours}${process.pid}-`));
}

/** Where ids of processes are ours to judge: a container that shares this folder has others. */
function realm(): string {
  return createHash("sha256").update(`${hostname()} ${pidNamespace()}`).digest("hex").slice(0, 8);
}

function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
