import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { git } from "./git.ts";
import { writeHook } from "./hook-script.ts";

export interface NewRepository {
  /** Where it is made; the folder is not there yet. */
  readonly path: string;
  readonly branch: string;
  /** Its first commit; without files the repository stays empty. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly message: string;
  readonly signal: AbortSignal;
}

/** Author and committer of what no person has written. */
const AUTHOR = "Sagewright <seed@sagewright.invalid>";

/**
 * What the user's own configuration could say otherwise of all repositories: that hooks are elsewhere, or that branches
 * cannot be forced or deleted.
 */
const SETTINGS: readonly (readonly [string, string])[] = [
  ["core.hooksPath", "hooks"],
  ["core.logAllRefUpdates", "true"],
  ["receive.denyNonFastForwards", "false"],
  ["receive.denyDeletes", "false"],
  // Parameters of the run: git push -o NAME=VALUE.
  ["receive.advertisePushOptions", "true"],
];

/**
 * A bare repository whose pushes are built, with a first commit; returns its id, if there is one.
 * Issues: GIT_MISSING, GIT_FAILED.
 */
export async function makeRepository(repository: NewRepository): Promise<string | undefined> {
  const { path, branch, files, message, signal } = repository;
  const call = { signal };
  await git(["init", "--quiet", "--bare", "--template=", `--initial-branch=${branch}`, path], call);
  for (const [name, value] of SETTINGS) await git([`--git-dir=${path}`, "config", name, value], call);
  await mkdir(join(path, "hooks"), { recursive: true });
  await writeHook(path);
  if (files.size === 0) return undefined;
  const input = firstCommit(branch, files, message);
  await git([`--git-dir=${path}`, "fast-import", "--quiet", "--done"], { ...call, input });
  return (await git([`--git-dir=${path}`, "rev-parse", `refs/heads/${branch}`], call)).trim();
}

/**
 * The commit as a stream: bytes stay as they are, whatever the machine does to line endings in folders.
 *
 * @see https://git-scm.com/docs/git-fast-import
 */
function firstCommit(branch: string, files: NewRepository["files"], message: string): Buffer {
  const who = `${AUTHOR} ${Math.floor(Date.now() / 1000)} +0000\n`;
  return Buffer.concat([
    Buffer.from(`commit refs/heads/${branch}\nauthor ${who}committer ${who}`),
    data(message),
    ...[...files].flatMap(([path, content]) => [
      Buffer.from(`M 100644 inline ${quotedPath(path)}\n`),
      data(content),
    ]),
    Buffer.from("done\n"),
  ]);
}

function data(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

const quotedPath = (path: string): string => `"${path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
