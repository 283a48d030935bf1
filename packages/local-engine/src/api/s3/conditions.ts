import { preconditionFailed } from "./s3-error.ts";

/** `If-Match` and `If-None-Match` of a request that writes; `etag` is that of what is there. */
export function checkWrite({ headers }: Request, etag: string | undefined): void {
  const match = headers.get("if-match");
  if (match !== null && (etag === undefined || !names(match, etag))) throw preconditionFailed();
  const none = headers.get("if-none-match");
  if (none !== null && etag !== undefined && names(none, etag)) throw preconditionFailed();
}

/** Of one that reads: true when the reader has it already. */
export function isKnown({ headers }: Request, etag: string, modified: Date): boolean {
  const match = headers.get("if-match");
  if (match !== null && !names(match, etag)) throw preconditionFailed();
  const none = headers.get("if-none-match");
  if (none !== null) return names(none, etag);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

const names = (list: string, etag: string): boolean =>
  list
    .split(",")
    .map((item) => item.trim())
    .some((item) => item === "*" || item === etag || `"${item}"` === etag);
