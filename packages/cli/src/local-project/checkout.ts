import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { git } from "./git.ts";

/**
 * Puts the files of a commit into a folder, which is empty before. Git itself sees to it that none comes to lie outside:
 * neither `..` nor a link that is in the way of a file takes effect. Submodules stay empty. Issue: GIT_FAILED.
 */
export async function checkout(repository: string, commit: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  await mkdir(folder, { recursive: true });
  const index = join(dirname(folder), "work.index");
  await rm(index, { force: true });
  const environment = { GIT_INDEX_FILE: index, GIT_WORK_TREE: folder, GIT_DIR: repository };
  try {
    await git(["read-tree", commit], { environment });
    await git(["checkout-index", "--all", "--force", `--prefix=${folder}/`], { environment });
  } finally {
    await rm(index, { force: true });
  }
}
