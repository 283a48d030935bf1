import { setTimeout as sleep } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
import { hashBlob } from "isomorphic-git";
import { OTHER_CONTENT, OTHER_SEED, SEED_MARKER_FILE, type SeedOrigin, seedMarker } from "./marker.ts";
import type { BranchState, Repository } from "./repository.ts";
import { writeSeedCommit } from "./seed-commit.ts";
import type { SeedResult } from "./seed-result.ts";
import type { SeedFile } from "./templates.ts";

const MAX_ATTEMPTS = 4;

/** What may be otherwise a moment later: a host in trouble, and a push that lost a race. */
const PASSING = new Set(["REPOSITORY_UNREACHABLE", "SEED_PUSH_REFUSED"]);

/**
 * Puts the seed into a branch that is missing or empty, and leaves every other branch as it is.
 *
 * A missing branch starts with a commit without parents, in a repository with other branches too: their code is not
 * part of the seed. After a push that failed, the branch itself says what became of it: someone else's push may have
 * been quicker, or one's own have arrived though the answer was lost.
 *
 * Issues: those of the repository.
 */
export async function seed(
  repository: Repository,
  files: readonly SeedFile[],
  origin: SeedOrigin,
): Promise<SeedResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await seedOnce(repository, files, origin);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isPassing(error)) throw error;
      // Those that race each other would meet again after equal pauses.
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function seedOnce(
  repository: Repository,
  files: readonly SeedFile[],
  origin: SeedOrigin,
): Promise<SeedResult> {
  const state = await repository.look();
  const settled = await settledBy(state, origin);
  if (settled !== undefined) return settled;
  const parent = state.kind === "there" ? state.commit : undefined;
  const commit = await writeSeedCommit(repository.gitdir, files, origin, parent);
  await repository.push(commit, parent);
  return { outcome: "seeded", commit };
}

/** The result where there is nothing to do. */
async function settledBy(state: BranchState, origin: SeedOrigin): Promise<SeedResult | undefined> {
  if (state.kind === "missing") return undefined;
  const { commit, entries } = state;
  if (entries === undefined) return { outcome: "left-alone", commit, reason: OTHER_CONTENT };
  if (entries.size === 0) return undefined;
  const marker = entries.get(SEED_MARKER_FILE);
  if (marker === undefined) return { outcome: "left-alone", commit, reason: OTHER_CONTENT };
  const { oid } = await hashBlob({ object: seedMarker(origin) });
  return oid === marker
    ? { outcome: "already-seeded", commit }
    : { outcome: "left-alone", commit, reason: OTHER_SEED };
}

const isPassing = (error: unknown): boolean =>
  error instanceof SagewrightError && error.issues.every((issue) => PASSING.has(issue.code));
