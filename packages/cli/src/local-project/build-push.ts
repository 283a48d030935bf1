import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Issue, isError } from "@sagewright/core";
import type { Engine, ProjectRecord } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { tell } from "../print/output.ts";
import { printError } from "../report.ts";
import { checkout } from "./checkout.ts";
import { git } from "./git.ts";
import { copyOutput } from "./output-copy.ts";
import { makeResolvable } from "./packages.ts";
import { buildLogOf, packagesFolderOf, workFolderOf } from "./places.ts";
import { pushedParameters } from "./push-options.ts";
import { runCommit } from "./run-commit.ts";
import { untilUncaught } from "./until-uncaught.ts";

export interface Push {
  readonly repository: string;
  readonly stateDir: string;
  readonly projectId: string;
  readonly project: ProjectRecord;
  readonly branch: string;
  readonly commit: string;
  /** Those of `git push -o`. */
  readonly options: readonly string[];
  /** The engine whose records are written; it runs nothing. */
  readonly records: Engine;
}

/** How often it is looked whether the push before is through, in milliseconds. */
const PAUSE_MS = 200;

/** Builds a pushed commit and runs its pipeline, one after the other; resolves to the exit code. */
export async function buildPush(push: Push): Promise<number> {
  const { repository, stateDir, projectId, commit, branch, records } = push;
  const { builds } = records.projects;
  const number = builds.queue({ projectId, branch, commit });
  const log = buildLogOf(stateDir, projectId, number);
  mkdirSync(dirname(log), { recursive: true });
  const stopCopying = copyOutput(log);
  let isStarted = false;
  try {
    const short = (await git([`--git-dir=${repository}`, "rev-parse", "--short", commit])).trim();
    await turnOf(push, number);
    tell(`Building ${short} of ${push.project.name}.`);
    const folder = workFolderOf(stateDir, projectId);
    await checkout(repository, commit, folder);
    await makeResolvable(folder, packagesFolderOf(stateDir, projectId));
    const ended = await untilUncaught((signal) =>
      runCommit({
        folder,
        parameters: pushedParameters(push.options),
        short,
        stateDir,
        project: push.project,
        onStart: (arn) => {
          isStarted = true;
          builds.setExecution(number, arn);
        },
        signal,
      }),
    );
    builds.end(number, ended);
    return ended.status === "Succeeded" ? EXIT.done : EXIT.failed;
  } catch (error) {
    const issues = printError(error);
    tell(
      `${commit.slice(0, 7)} is in the repository, but is not run${isStarted ? " to its end" : ""}. Mend what is said above, and push.`,
    );
    builds.end(number, { status: "Failed", failure: summaryOf(issues) });
    return EXIT.failed;
  } finally {
    stopCopying();
  }
}

/** Pushes of a project are built in the order in which they came. */
async function turnOf({ records }: Push, number: number): Promise<void> {
  const { builds } = records.projects;
  let told = 0;
  for (;;) {
    const before = builds.start(number);
    if (before.length === 0) return;
    if (before.length !== told)
      tell(`Waiting for ${before.map(({ commit }) => commit.slice(0, 7)).join(", ")} to be built.`);
    told = before.length;
    await sleep(PAUSE_MS);
  }
}

const summaryOf = (issues: readonly Issue[]): string =>
  issues
    .filter(isError)
    .map(({ code, message }) => `${code}: ${message}`)
    .join("\n");
