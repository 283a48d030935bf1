import type { Command } from "commander";
import type { Finish } from "./finish.ts";

/** What Git calls after a push to the repository of a project on this machine; nobody else does, so no help tells of it. */
export const addPostReceiveCommand = (program: Command, finish: Finish): Command =>
  program.command("post-receive", { hidden: true }).action(async () => {
    const { receivePush } = await import("../local-project/receive-push.ts");
    finish(await receivePush());
  });
