import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { ended } from "../../src/local-project/git.ts";
import { machine, tinyPipeline } from "./on-machine.ts";

it("stops a run whose push is ended with Ctrl-C, and keeps the push", { timeout: 60_000 }, async () => {
  const { create, clone, engine, home } = await machine();
  const project = await create("demo", { SeedTemplate: "none" });
  const work = await clone(project);
  const endless = "=> { await new Promise((resolve) => setTimeout(resolve, 60_000)); return {}; }";
  work.write({ "pipeline.ts": tinyPipeline().replace("=> {}", endless) });
  const commit = await work.commit("endless");
  // As a terminal has it: all that belongs to the command is one group, and gets the signal.
  const push = spawn("git", ["push", "origin", "HEAD:main"], {
    cwd: work.folder,
    env: { ...process.env, HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const over = ended(push);
  while (engine.listExecutions().length === 0) await sleep(20);
  await sleep(300);

  process.kill(-(push.pid ?? 0), "SIGINT");
  await over;
  while (engine.listExecutions()[0]?.endTime === undefined) await sleep(20);
  while (engine.projects.builds.underWay(String(project.ProjectId)).length > 0) await sleep(20);

  expect(engine.listExecutions()).toMatchObject([{ status: "Stopped" }]);
  expect(engine.projects.builds.list(String(project.ProjectId))).toMatchObject([{ status: "Stopped" }]);
  expect((await work.git("ls-remote", "origin", "main")).stdout).toContain(commit);
});
