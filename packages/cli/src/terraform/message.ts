import { parseJson } from "@sagewright/core";

/**
 * What Terraform says on a line of its own with `-json`, as far as we listen.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export type Message =
  | { readonly type: "diagnostic"; readonly diagnostic: Diagnostic }
  | { readonly type: "planned_change"; readonly change: HookedChange }
  | { readonly type: "refresh_start"; readonly hook: Hook }
  | {
      readonly type: "apply_start" | "apply_progress" | "apply_complete" | "apply_errored";
      readonly hook: Hook;
    };

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** Of the resource that it is about. */
  readonly address?: string;
}

export interface HookedChange {
  readonly resource: { readonly addr: string };
  readonly action: string;
}

export interface Hook {
  readonly resource: { readonly addr: string };
  /** `create`, `update`, `delete`, `read` …; a refresh has none. */
  readonly action?: string;
  readonly elapsed_seconds?: number;
}

const HEARD: ReadonlySet<unknown> = new Set([
  "diagnostic",
  "planned_change",
  "refresh_start",
  "apply_start",
  "apply_progress",
  "apply_complete",
  "apply_errored",
]);

/** The message of a line; undefined for what is none of these, such as what `init` says to people in between. */
export function messageOf(line: string): Message | undefined {
  if (!line.startsWith("{")) return undefined;
  const document = parseJson(line);
  const message = Object(document.ok ? document.value : {});
  if (!HEARD.has(message.type)) return undefined;
  const isWhole =
    message.type === "diagnostic"
      ? typeof message.diagnostic?.summary === "string"
      : typeof (message.change ?? message.hook)?.resource?.addr === "string";
  return isWhole ? (message as Message) : undefined;
}
