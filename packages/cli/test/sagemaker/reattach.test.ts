import { existsSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { runDocument, runsStopDocument } from "../../src/documents/runs.ts";
import { document, start } from "../sagewright.ts";
import { sleepyProject } from "./rows-project.ts";
import { commandLineOn, TARGETS } from "./targets.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A run in another process, in the midst of its step. */
async function asleep(folder: string, mark: string) {
  const run = start(folder, ["run"]);
  await vi.waitFor(() => expect(existsSync(mark)).toBe(true), { timeout: 20_000, interval: 50 });
  return run;
}

/** Once it has said something of this kind. */
const saying = async ({ child }: ReturnType<typeof start>, words: RegExp): Promise<void> => {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (text: string) => {
      said += text;
      if (words.test(said)) resolve();
    });
    child.on("close", () => reject(new Error(`it ended, having said: ${said}`)));
  });
};

describe.each(TARGETS)("an execution of another process, target %s", (target) => {
  it("is watched, stopped, and goes on to its end", async () => {
    const { folder, mark } = sleepyProject();
    const run = await asleep(folder, mark);
    const { start: startOn, call } = await commandLineOn(target, folder);
    const watching = startOn("runs", "show", "--follow", "--json");
    await saying(watching, /Sleep running/);

    const stopped = await call("runs", "stop", "--json");
    const watched = await watching.ended;
    const ended = await run.ended;
    const retried = await call("runs", "retry", "--json");

    expect(stopped.code).toBe(0);
    const { executionArn, status } = runsStopDocument.parse(document(stopped));
    expect(["Stopping", "Stopped"]).toContain(status);
    expect(ended.code).toBe(1);
    expect(watched.code).toBe(1);
    expect(runDocument.parse(document(watched))).toMatchObject({
      executionArn,
      status: "Stopped",
      steps: [{ name: "Sleep", status: "Stopped" }],
    });
    expect(watched.stderr).toMatch(/Go on with: sagewright /);
    expect(runDocument.parse(document(retried))).toMatchObject({
      executionArn,
      status: "Succeeded",
      steps: [{ name: "Sleep", status: "Succeeded", attempts: 2 }],
    });
    expect(retried.code).toBe(0);
  });

  it("is left running when watching it is interrupted", async () => {
    const { folder, mark } = sleepyProject();
    const run = await asleep(folder, mark);
    const { start: startOn, call } = await commandLineOn(target, folder);
    const watching = startOn("runs", "show", "--follow");
    await saying(watching, /Sleep running/);

    watching.child.kill("SIGINT");
    const left = await watching.ended;
    const { status } = document(await call("runs", "show", "--json"));
    run.child.kill("SIGINT");
    await run.ended;

    expect(left.code).toBe(130);
    expect(left.stderr).toMatch(/The execution goes on\. Watch it with: sagewright runs show \S+ --follow/);
    expect(left.stderr).toMatch(/Stop it with: sagewright runs stop \S+/);
    expect(status).toBe("Executing");
  });
});
