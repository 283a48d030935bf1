import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { runsListDocument } from "../src/documents/runs.ts";
import { project } from "./project.ts";
import { document, sagewright, start } from "./sagewright.ts";

const STEP = `
import { setTimeout } from "node:timers/promises";
import { pipeline, step } from "@sagewright/pipeline-dsl";
`;

const SLOW = `${STEP}
export default pipeline("Slow", { steps: [step.fn("Sleep", { run: async () => { console.log("asleep"); await setTimeout(60_000); } })] });`;

/** Once the function has begun to sleep. */
const asleep = (folder: string): Promise<void> =>
  vi.waitFor(
    () => {
      const logs = join(folder, ".sagewright/logs");
      const files = readdirSync(logs, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".log"),
      );
      expect(files.map((name) => readFileSync(join(logs, name), "utf8")).join()).toContain("asleep");
    },
    { timeout: 15_000, interval: 50 },
  );

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("stops its jobs on %s, records it, and says how to go on", async (signal, code) => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run", "--json"]);
  await asleep(folder);
  run.child.kill(signal);
  const result = await run.ended;
  expect(result.code).toBe(code);
  expect(document(result)).toMatchObject({
    status: "Stopped",
    steps: [{ name: "Sleep", status: "Stopped" }],
  });
  expect(result.stderr).toMatch(/sagewright run --resume \w{12}/);
});

it("tells a program that a signal has ended what had nothing to tell yet", async () => {
  const folder = project({ "pipeline.ts": SLOW });
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const asked = once(silent, "request");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const list = start(
    folder,
    ["runs", "list", "--json", "--target", "aws", "--endpoint-url", `http://127.0.0.1:${port}`],
    { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing", AWS_REGION: "us-east-1" },
  );

  await asked;
  list.child.kill("SIGINT");
  const result = await list.ended;

  expect(result.code).toBe(130);
  expect(document(result).issues).toMatchObject([{ code: "INTERRUPTED", severity: "error" }]);
});

it("ends a file that is loaded for ever, with --json, too", async () => {
  const folder = project({ "pipeline.ts": 'console.log("for ever");\nwhile (true);\n' });
  const check = start(folder, ["check", "--json"]);
  await once(check.child.stderr ?? check.child, "data");

  check.child.kill("SIGINT");

  expect(await once(check.child, "exit")).toEqual([null, "SIGINT"]);
});

it("stops an execution of another process", async () => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run"]);
  await asleep(folder);
  expect(await sagewright(folder, "runs", "stop")).toMatchObject({ code: 0 });
  expect((await run.ended).code).toBe(1);
  const list = document(await sagewright(folder, "runs", "list", "--json"));
  expect(list.executions).toMatchObject([{ pipelineName: "Slow", status: "Stopped" }]);
});

it.each(["SIGINT", "SIGKILL"] as const)("goes on with an execution that ended by %s", async (signal) => {
  const folder = project({
    "pipeline.ts": `${STEP}
const first = step.fn("First", { run: () => {} });
const second = step.fn("Second", { dependsOn: [first], run: async () => { console.log("asleep"); await setTimeout(2000); } });
export default pipeline("P", { steps: [first, second] });`,
  });
  const run = start(folder, ["run"]);
  await asleep(folder);
  run.child.kill(signal);
  await run.ended;
  const seen =
    signal === "SIGINT" ? { status: "Stopped" } : ({ status: "Executing", interrupted: true } as const);
  const list = await sagewright(folder, "runs", "list", "--status", seen.status, "--json");
  const { executions } = runsListDocument.parse(document(list));
  expect(executions).toMatchObject([seen]);
  const shown = await sagewright(folder, "runs", "show");
  expect(shown.stderr).toMatch(/sagewright run --resume \w{12}/);

  const [{ executionArn } = { executionArn: "" }] = executions;
  const resumed = await sagewright(folder, "run", "--resume", executionArn, "--json");
  expect(resumed.code).toBe(0);
  expect(document(resumed)).toMatchObject({
    executionArn,
    status: "Succeeded",
    steps: [
      { name: "First", attempts: 1 },
      { name: "Second", attempts: 2 },
    ],
  });
});

it("shows on resume the steps that it showed at first", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}
const first = step.fn("First", { run: () => { throw new Error("broken"); } });
const second = step.fn("Second", { dependsOn: [first], run: () => {} });
export default pipeline("P", { steps: [first, second, step.fn("Third", { dependsOn: [second], run: () => {} })] });`,
  });
  const shown = async (...args: readonly string[]) => {
    const { stderr } = await sagewright(folder, "run", ...args);
    const [execution = ""] = /(?<=--resume )\w+/.exec(stderr) ?? [];
    return { execution, notRun: /not run: .*/.exec(stderr)?.[0] };
  };

  const whole = await shown();
  const selected = await shown("--only", "First", "--only", "Second");

  expect(await shown("--resume", whole.execution)).toEqual({ ...whole, notRun: "not run: Second, Third" });
  expect(await shown("--resume", selected.execution)).toEqual({ ...selected, notRun: "not run: Second" });
});

it("follows the log of another process to the end", async () => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run"]);
  await asleep(folder);
  const following = start(folder, ["runs", "logs", "--follow"]);
  run.child.kill("SIGINT");
  await run.ended;
  expect(await following.ended).toEqual({ code: 0, stdout: "Sleep | asleep\n", stderr: "" });
});
