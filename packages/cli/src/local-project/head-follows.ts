import { git } from "./git.ts";

/**
 * Lets a clone begin with this branch; false, and nothing is changed, where other branches are there and this one is not: a
 * clone would be empty. Issues: GIT_MISSING, GIT_FAILED.
 */
export async function headFollows(
  repository: string,
  branch: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const call = signal === undefined ? {} : { signal };
  const here = `--git-dir=${repository}`;
  const ref = `refs/heads/${branch}`;
  const listed = await git([here, "for-each-ref", "--format=%(refname)", "refs/heads"], call);
  const branches = listed.split("\n").filter((line) => line !== "");
  if (branches.length > 0 && !branches.includes(ref)) return false;
  const head = await git([here, "symbolic-ref", "HEAD"], call);
  if (head.trim() !== ref) await git([here, "symbolic-ref", "HEAD", ref], call);
  return true;
}
