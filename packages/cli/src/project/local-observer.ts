import { open } from "node:fs/promises";
import { operationLogOf } from "../local-project/places.ts";
import type { LogLine } from "./log-tail.ts";
import type { Observed } from "./observe.ts";
import type { Projects } from "./open-projects.ts";

/** Looks behind a project of this machine: at the log of what is done to it. */
export async function localObserver(
  { local }: Projects,
  projectId: string,
  { fromEnd = false }: { readonly fromEnd?: boolean } = {},
): Promise<() => Promise<Observed>> {
  const lines: LogLine[] = [];
  const read = await fileTail(operationLogOf(local?.stateDir ?? "", projectId), fromEnd);
  return async () => {
    lines.push(...(await read()));
    return {
      events: [],
      builds: lines.length === 0 ? [] : [{ id: projectId }],
      logs: new Map([[projectId, lines]]),
      logName: "project",
      unseen: [],
    };
  };
}

/**
 * Reads the lines of a file on from where it has been read to. Nothing where there is no file yet. A line that does not say its
 * time has that of the line before; the first has that of the file, and what is added while it is watched that of the look.
 */
export async function fileTail(path: string, fromEnd: boolean): Promise<() => Promise<readonly LogLine[]>> {
  let position = fromEnd ? await sizeOf(path) : 0;
  let rest = "";
  return async () => {
    const file = await open(path).catch(() => undefined);
    if (file === undefined) return [];
    try {
      const { size, birthtime } = await file.stat();
      if (size <= position) return [];
      let at = position === 0 ? birthtime : new Date();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - position), 0, undefined, position);
      position += bytesRead;
      const texts = `${rest}${buffer.toString("utf8", 0, bytesRead)}`.split(/\r?\n/);
      rest = texts.pop() ?? "";
      return texts.map((line) => {
        const [, time, text = line] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.*)$/.exec(line) ?? [];
        if (time !== undefined) at = new Date(time);
        return { at, text };
      });
    } finally {
      await file.close();
    }
  };
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return 0;
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
