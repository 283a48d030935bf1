/**
 * What became of the branch. Whatever the outcome, nothing that was there is gone.
 *
 * - `seeded`: the branch was missing or empty and holds the seed code now;
 * - `already-seeded`: it holds the seed code of this template, version and project, with whatever came on top;
 * - `left-alone`: it holds something else, and was not touched.
 */
export interface SeedResult {
  readonly outcome: "seeded" | "already-seeded" | "left-alone";
  /** The branch's newest commit, where it is known. */
  readonly commit?: string;
  /** Why a branch was left alone. */
  readonly reason?: string;
}
