import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { join, posix } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { jobPathInvalid } from "../job-issues.ts";
import type { StepJob } from "./runner.ts";

/** What a container calls its root. */
export const ML = "/opt/ml";

/** Where a job's own `/opt/ml` and `/tmp` lie on this machine. */
export interface JobLayout {
  readonly directory: string;
  readonly ml: string;
  readonly temporary: string;
  /** `/opt/ml` as the job itself sees it. */
  readonly mlAsSeen: string;
  readonly temporaryAsSeen: string;
}

/**
 * Where nothing can be mounted, the attempt's folder is `/opt/ml` and `/tmp` in one: every folder costs time.
 * @param folders Below /opt/ml, parents first; made right away.
 */
export function layOut(job: StepJob, folders: readonly string[]): JobLayout {
  const { directory } = job;
  makeFolder(directory);
  const layout: JobLayout =
    job.context.isolation.kind === "none"
      ? { directory, ml: directory, temporary: directory, mlAsSeen: directory, temporaryAsSeen: directory }
      : mountable(directory);
  for (const folder of folders) mkdirSync(`${layout.ml}/${folder}`);
  return layout;
}

function mountable(directory: string): JobLayout {
  const layout = { directory, ml: join(directory, "ml"), temporary: join(directory, "tmp") };
  mkdirSync(layout.ml);
  mkdirSync(layout.temporary);
  return { ...layout, mlAsSeen: ML, temporaryAsSeen: "/tmp" };
}

/**
 * A plain mkdir is several times cheaper than a recursive one, and nearly always enough. What lies there already was left
 * by an engine that was killed.
 */
function makeFolder(directory: string): void {
  try {
    mkdirSync(directory);
  } catch {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
  }
}

/** The folder of a LocalPath on this machine. Throws `JOB_PATH_INVALID` unless it lies below `root`. */
export function localPath(layout: JobLayout, step: string, path: string, root: string = ML): string {
  const normal = posix.normalize(path);
  if (!normal.startsWith(`${root}/`) || path.includes("\0") || path.split("/").includes(".."))
    throw new SagewrightError([jobPathInvalid(step, path, root, [])]);
  return join(layout.ml, normal.slice(ML.length));
}

/**
 * True when a folder is where it was made: a job may have put a link in its place, or above it, to have us read what it
 * may not.
 */
export function isInPlace(layout: JobLayout, directory: string): boolean {
  try {
    return (
      realpathSync(directory) === realpathSync(layout.directory) + directory.slice(layout.directory.length)
    );
  } catch {
    return false;
  }
}

const OPT_ML = /(^|:\/\/|[^\w./-])\/opt\/ml(?=\/|$|[^\w.-])/g;

/** Text in which `/opt/ml`, as a path of its own, is replaced by where it lies. */
export const relocated = (text: string, root: string): string =>
  text.includes(ML) && root !== ML ? text.replace(OPT_ML, (_, before: string) => before + root) : text;

/** The same for JSON text. */
export const relocatedJson = (text: string, root: string): string =>
  relocated(text, root === ML ? ML : JSON.stringify(root).slice(1, -1));
