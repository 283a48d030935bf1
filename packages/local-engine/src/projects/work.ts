import { SagewrightError } from "@sagewright/core";
import type { Clock } from "../clock.ts";
import type { Owner } from "../owner.ts";
import type { ProjectChange, ProjectTable } from "../store/projects.ts";
import { StateError } from "../store/state-error.ts";
import type { ProjectRecord } from "./project-record.ts";

/** Longer messages are cut: the service's are at most this long. */
const MAX_MESSAGE = 4096;

export interface ProjectWork {
  /** Lets `act` do the operation, and records how it went; what came of it is recorded only if it went well. */
  begin(
    project: ProjectRecord,
    operation: "Create" | "Update" | "Delete",
    act: (signal: AbortSignal) => Promise<string>,
    changed?: Pick<ProjectChange, "parameters">,
  ): void;
  /** Stops what is under way, and waits for its end. */
  close(): Promise<void>;
}

/** Operations on projects that go on after the call that began them. */
export function projectWork(table: ProjectTable, clock: Clock, owner: Owner): ProjectWork {
  const controller = new AbortController();
  const underWay = new Set<Promise<void>>();

  function record(id: string, change: Omit<ProjectChange, "time">): void {
    const seen = table.findById(id);
    if (seen !== undefined) table.change(seen, { ...change, time: clock.now().toISOString() }, owner);
  }

  return {
    begin({ id }, operation, act, changed = {}) {
      const done = act(controller.signal)
        .then(
          (message) =>
            record(id, { status: `${operation}Completed`, statusMessage: cut(message), ...changed }),
          (error: unknown) =>
            record(id, { status: `${operation}Failed`, statusMessage: cut(reasonOf(error)) }),
        )
        // A state that cannot be written tells everybody who looks: the operation's owner is gone by then.
        .catch((error: unknown) => {
          if (!(error instanceof StateError)) throw error;
        })
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async close() {
      controller.abort();
      await Promise.allSettled(underWay);
    },
  };
}

/** Every issue in a sentence of its own, with what to do. */
const reasonOf = (error: unknown): string =>
  error instanceof SagewrightError
    ? error.issues.map(({ message, hint }) => `${message} ${hint}`).join(" ")
    : String(error);

/** On one line, as the service's are. */
function cut(message: string): string {
  const line = message.replace(/\s+/g, " ").trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE - 1)}…` : line;
}
