import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { isProcessAlive } from "./adapters/is-process-alive.ts";

/** The engine that runs an execution, told apart from any other process that has or had its pid. */
export interface Owner {
  readonly engineId: string;
  readonly pid: number;
  /** Clock ticks since the machine started, as the kernel counts them; empty where it does not tell. */
  readonly processStart: string;
  /** Changes whenever the machine starts; empty where it is not known. */
  readonly bootId: string;
}

/** Engines of this process that are open. */
const openEngines = new Set<string>();

/** Of a new engine in this process. */
export function thisOwner(): Owner {
  const engineId = randomUUID();
  openEngines.add(engineId);
  return { engineId, pid: process.pid, processStart: processStartOf(process.pid) ?? "", bootId: bootId() };
}

/** The engine is closed, though its process goes on. */
export function retire({ engineId }: Owner): void {
  openEngines.delete(engineId);
}

/** Whether the owner's engine is still there. */
export function isAlive(owner: Owner): boolean {
  if (openEngines.has(owner.engineId)) return true;
  if (owner.pid === process.pid || owner.bootId !== bootId()) return false;
  if (!isProcessAlive(owner.pid)) return false;
  const started = processStartOf(owner.pid);
  return started === undefined ? owner.processStart === "" : started === owner.processStart;
}

/** Field 22 of /proc/<pid>/stat; undefined where there is no such file, and for a process that is dead but not yet reaped. */
function processStartOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field, a name in parentheses, may hold spaces and parentheses.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return state === "Z" || state === "X" ? undefined : fields[18];
}

const bootId = (): string => readIfThere("/proc/sys/kernel/random/boot_id")?.trim() ?? "";

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
