import { text } from "node:stream/consumers";
import { SagewrightError } from "@sagewright/core";
import type { ProjectRecord } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { buildPush } from "./build-push.ts";
import { headFollows } from "./head-follows.ts";
import { notCalledByGit } from "./issues.ts";
import { placeOfRepository } from "./places.ts";
import { pushOptions } from "./push-options.ts";
import { pushedRefs } from "./pushed-refs.ts";

/**
 * What a repository's hook does after a push: the project's branch is built and run, in this process and to the end; of all
 * else it says that nothing is done. The push itself is accepted by then, whatever comes of it.
 */
export async function receivePush(): Promise<number> {
  const repository = process.cwd();
  const place = placeOfRepository(repository);
  if (place === undefined) throw new SagewrightError([notCalledByGit()]);
  const refs = pushedRefs(await text(process.stdin));
  const options = pushOptions();
  // They would lead any git that the project's own code calls to this repository.
  for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) delete process.env[name];
  const { openEngine } = await import("@sagewright/local-engine");
  const records = await openEngine({ stateDir: place.stateDir });
  try {
    const project = records.projects.list().find(({ id }) => id === place.projectId);
    if (project === undefined || project.status.startsWith("Delete")) {
      tell("The project of this repository is deleted: nothing is run.");
      return EXIT.done;
    }
    let code: number = EXIT.done;
    for (const { ref, commit } of refs) {
      const branch = branchOf(project);
      if (ref !== `refs/heads/${branch}`) tell(notRun(ref, branch, commit !== undefined));
      else if (commit === undefined) tell(`${branch} is deleted: nothing is run.`);
      else {
        await headFollows(repository, branch);
        code = await buildPush({ repository, ...place, project, branch, commit, options, records });
      }
    }
    return code;
  } finally {
    await records.close();
  }
}

const branchOf = ({ parameters }: ProjectRecord): string => parameters.RepositoryBranch ?? "main";

function notRun(ref: string, branch: string, isThere: boolean): string {
  const name = plainLine(ref.replace(/^refs\/(?:heads|tags)\//, ""));
  const kind = ref.startsWith("refs/tags/") ? "Tag" : "Branch";
  return `${kind} ${name} is ${isThere ? "pushed" : "deleted"}. Only what is pushed to ${branch} is run.`;
}
