import { spawnSync } from "node:child_process";

/** A call as its bytes went over the wire, texts being UTF-8. */
export interface WireCall {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    /** With the query. */
    readonly path: string;
    readonly headers?: { readonly [name: string]: string };
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: { readonly [name: string]: string };
    readonly body: string;
  };
}

const SCRIPT = `${import.meta.dirname}/wire-faults.py`;

/**
 * What AWS's own model of a service, named as botocore names it, says against calls: unknown members, types, what is
 * missing, limits, patterns, values, errors that no operation has. Of JSON 1.x, query and REST XML services.
 *
 * For tests with `isBotocoreThere` only. Each fault is told once.
 */
export function wireFaults(service: string, calls: readonly WireCall[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync("python3", ["-B", SCRIPT], {
    input: JSON.stringify({ service, calls }),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`botocore: ${stderr}`);
  return JSON.parse(stdout);
}
