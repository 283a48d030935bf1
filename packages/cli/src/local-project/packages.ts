import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { printIssues } from "../print/issues.ts";
import { type FoundPackage, findPackage, ownPackage } from "./find-package.ts";
import { installPackages } from "./install-packages.ts";
import { otherSagewright } from "./issues.ts";
import { readLock, readManifest } from "./manifest.ts";

/** What a pipeline and its config import; a commit need not name them. */
const ALWAYS = ["@sagewright/cli", "@sagewright/pipeline-dsl"];

const EXACT = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/**
 * Makes what a commit imports resolvable in its folder. What is on this machine in the version asked for is linked, so that
 * nothing need be fetched; otherwise npm installs it all, once for all pushes that ask for the same. Development packages are
 * left out. A commit that brings `node_modules` has said what it wants.
 *
 * Issues: COMMIT_MANIFEST_INVALID, NPM_MISSING, PROJECT_INSTALL_FAILED; the warning OTHER_SAGEWRIGHT.
 */
export async function makeResolvable(folder: string, packagesFolder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return;
  const manifest = await readManifest(folder);
  const lock = await readLock(folder);
  const own = new Map(ALWAYS.map((name) => [name, ownPackage(name)] as const).filter(isFound));
  const found = new Map<string, FoundPackage>();
  const missing: string[] = [];
  for (const [name, range] of Object.entries(manifest.dependencies)) {
    const wanted = lock?.get(name) ?? range;
    const mine = ownPackage(name);
    if (mine !== undefined) {
      own.set(name, mine);
      if (EXACT.test(wanted) && wanted !== mine.version)
        printIssues([otherSagewright(name, wanted, mine.version)]);
      continue;
    }
    const here = EXACT.test(wanted) ? findPackage(name, wanted, folder) : undefined;
    if (here === undefined) missing.push(name);
    else found.set(name, here);
  }
  if (missing.length > 0) {
    await installPackages({
      folder,
      packagesFolder,
      manifest,
      hasLock: lock !== undefined,
      own: [...own.keys()],
      missing,
    });
  }
  const links = missing.length > 0 ? own : new Map([...own, ...found]);
  for (const [name, { folder: target }] of links) await link(join(modules, name), target);
}

const isFound = (
  entry: readonly [string, FoundPackage | undefined],
): entry is readonly [string, FoundPackage] => entry[1] !== undefined;

async function link(path: string, target: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction");
}
