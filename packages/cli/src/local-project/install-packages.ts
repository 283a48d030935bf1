import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { findProgram } from "@sagewright/local-engine";
import { tell } from "../print/output.ts";
import { ended } from "./git.ts";
import { npmMissing, projectInstallFailed } from "./issues.ts";
import type { Manifest } from "./manifest.ts";

/** What decides what npm installs. */
const INPUTS = ["package.json", "package-lock.json", ".npmrc"];

export interface Installation {
  /** The commit's. */
  readonly folder: string;
  /** Keeps what was installed for later pushes. */
  readonly packagesFolder: string;
  readonly manifest: Manifest;
  readonly hasLock: boolean;
  /** Packages that are here already and may not be anywhere else: nothing is installed for them. */
  readonly own: readonly string[];
  /** What is told: the packages for which npm is asked. */
  readonly missing: readonly string[];
}

/**
 * Lets npm put `node_modules` into the folder, without the packages of `own`. Issues: NPM_MISSING, PROJECT_INSTALL_FAILED.
 */
export async function installPackages(installation: Installation): Promise<void> {
  const { folder, packagesFolder, manifest, hasLock, own, missing } = installation;
  if (manifest.hasFolders) {
    tell(installing(missing));
    const restore = hasLock ? async () => {} : await leaveOut(own, join(folder, "package.json"));
    await npm(folder, hasLock).finally(restore);
    return without(own, join(folder, "node_modules"));
  }
  const kept = join(packagesFolder, await keyOf(folder));
  if (!existsSync(kept)) await installInto(kept, installation);
  await without(own, join(kept, "node_modules"));
  await mkdir(join(folder, "node_modules"), { recursive: true });
  // Each by itself: those of `own` come beside them, and are not the project's to keep.
  await linkEntries(join(kept, "node_modules"), join(folder, "node_modules"));
}

async function installInto(
  kept: string,
  { folder, packagesFolder, hasLock, own, missing }: Installation,
): Promise<void> {
  const beside = `${kept}.new`;
  await rm(packagesFolder, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  for (const name of INPUTS)
    if (existsSync(join(folder, name))) await copyFile(join(folder, name), join(beside, name));
  if (!hasLock) await leaveOut(own, join(beside, "package.json"));
  tell(installing(missing));
  await npm(beside, hasLock);
  await rename(beside, kept);
}

const installing = (names: readonly string[]): string => `Installing packages: ${names.join(", ")}`;

/** Without a lock file nothing but package.json says what to fetch. Returns what puts the file back as it was. */
async function leaveOut(own: readonly string[], file: string): Promise<() => Promise<void>> {
  const text = await readFile(file, "utf8");
  const { dependencies = {}, ...manifest } = JSON.parse(text);
  const others = Object.entries(dependencies).filter(([name]) => !own.includes(name));
  await writeFile(file, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(others) }));
  return () => writeFile(file, text);
}

const without = async (own: readonly string[], modules: string): Promise<void> => {
  for (const name of own) await rm(join(modules, name), { recursive: true, force: true });
};

async function linkEntries(from: string, to: string): Promise<void> {
  for (const name of await readdir(from).catch(() => [])) {
    if (name.startsWith(".")) continue;
    if (!name.startsWith("@")) {
      await symlink(join(from, name), join(to, name), "junction");
      continue;
    }
    await mkdir(join(to, name), { recursive: true });
    await linkEntries(join(from, name), join(to, name));
  }
}

async function npm(folder: string, hasLock: boolean): Promise<void> {
  const program = findProgram("npm");
  if (program === undefined) throw new SagewrightError([npmMissing()]);
  const how = hasLock ? ["ci"] : ["install", "--no-package-lock"];
  const args = [...how, "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { code, stdout, stderr } = await ended(
    spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }),
  );
  if (code === 0) return;
  const output = `${stdout}\n${stderr}`.trim().split("\n").slice(-12).join("\n");
  throw new SagewrightError([projectInstallFailed(["npm", ...how, "--omit=dev"].join(" "), output)]);
}

async function keyOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of INPUTS) {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    hash.update(`${name} ${content?.length ?? -1}\n`).update(content ?? "");
  }
  return hash.digest("hex").slice(0, 32);
}
