import type { Issue } from "@sagewright/core";
import { diskFull, fileNotWritable } from "./issues.ts";
import { displayPath } from "./load/place.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is a file",
  EISDIR: "it is a folder",
  ENOENT: "its folder does not exist",
  EEXIST: "something else is there",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  EMFILE: "too many files are open",
  EBUSY: "it is in use",
};

/** The path that was to come of one that is written beside it first. */
const asked = (path: string): string =>
  path.replace(/\/%unfinished-[^/]*$/, "").replace(/\.?([^/]+)\.\d+\.new(?=\/|$)/, "$1");

/** What the operating system refused, as an issue; nothing for other errors. */
export function systemIssue(error: unknown): Issue | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path: source, dest, syscall } = error as NodeJS.ErrnoException & { readonly dest?: string };
  // Of a copy, it is the target that cannot be written.
  const target = dest ?? source;
  const path = target === undefined ? undefined : asked(target);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(path === undefined ? "" : displayPath(path));
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined || syscall === undefined) return undefined;
  return fileNotWritable(path === undefined ? syscall : displayPath(path), reason);
}
