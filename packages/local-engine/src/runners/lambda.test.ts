import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestBench, testBench } from "../../test/step-job.ts";
import { sweep } from "../adapters/watchdog.ts";
import { type FunctionSettings, installedFunctions, putFunction } from "../installed-functions.ts";
import { lambdaRunner, runLambda } from "./lambda.ts";
import type { StepJob } from "./runner.ts";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:double";

let bench: TestBench;
beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.remove());

interface Given {
  readonly event?: JsonObject;
  readonly outputs?: Readonly<Record<string, "String" | "Integer" | "Float" | "Boolean">>;
  readonly file?: string;
  readonly more?: Partial<StepJob>;
}

/** A Lambda step whose function is this module. */
function lambda(
  source: string,
  { event = {}, outputs = {}, file = "handler.mjs", more = {} }: Given = {},
): StepJob {
  const module = join(bench.root, file);
  writeFileSync(module, source);
  const OutputParameters = Object.entries(outputs).map(([OutputName, OutputType]) => ({
    OutputName,
    OutputType,
  }));
  return bench.job({ Type: "Lambda", FunctionArn: ARN, OutputParameters }, event, {
    functionArn: ARN,
    context: { ...bench.context, lambdas: { double: module } },
    ...more,
  });
}

describe("runLambda", () => {
  it("gives the event and takes the declared outputs; what is printed is the log", async () => {
    const job = lambda(
      "export const handler = async (event) => { console.log('{\"n\":0}'); return { n: event.n * 2, extra: 1 }; };",
      { event: { n: 21 }, outputs: { n: "Integer" } },
    );

    expect(await runLambda(job)).toEqual({
      status: "Succeeded",
      properties: { OutputParameters: { n: 42 } },
      metadata: { Lambda: { Arn: ARN, OutputParameters: [{ Name: "n", Value: "42" }] } },
    });
    expect(bench.log(job)).toBe('{"n":0}\n');
  });

  it.each([
    ["handler.cjs", "exports.handler = (event, context, callback) => callback(null, { n: 1 });"],
    ["handler.ts", "interface Event { n: number }\nexport const handler = (_: Event) => ({ n: 1 });"],
    ["handler.mjs", "export default { handler: () => ({ n: 1 }) };"],
  ])("takes a handler as people write them: %s", async (file, source) => {
    const outcome = await runLambda(lambda(source, { file, outputs: { n: "Integer" } }));

    expect(outcome).toMatchObject({ properties: { OutputParameters: { n: 1 } } });
  });

  it.each([
    ["throw new RangeError('too much')", "FunctionError: RangeError: too much"],
    ["return Promise.reject('words')", "FunctionError: Error: words"],
    ["process.exit(0)", "FunctionError: it ended without an answer"],
    ["process.kill(process.pid, 'SIGKILL')", "FunctionError: killed by SIGKILL"],
    [
      "setTimeout(() => { throw new Error('late') }); return new Promise(() => {})",
      "FunctionError: Error: late",
    ],
  ])("fails when the function does: %s", async (body, failureReason) => {
    const outcome = await runLambda(lambda(`export const handler = () => { ${body} };`));

    expect(outcome).toMatchObject({ status: "Failed", failureReason });
  });

  it("logs what an error says of itself in issues once, and any other error with its stack", async () => {
    const told = lambda(
      "export const handler = () => { throw Object.assign(new Error('NUMBER_WRONG: It is odd.'), { issues: [{ path: ['n'] }] }); };",
    );
    const other = lambda("export const handler = function boom() { throw new Error('odd'); };", {
      file: "other.mjs",
    });

    const [outcome] = await Promise.all([runLambda(told), runLambda(other)]);

    expect(outcome).toMatchObject({ failureReason: "FunctionError: NUMBER_WRONG: It is odd." });
    expect(bench.log(told)).toBe("NUMBER_WRONG: It is odd.\n");
    expect(bench.log(other)).toMatch(/Error: odd\n +at boom/);
  });

  it("says that a module has no handler", async () => {
    expect(await runLambda(lambda("export const other = 1;"))).toMatchObject({
      failureReason: expect.stringContaining("exports no function named handler"),
    });
  });

  it.each(["null", "'text'", "undefined", "{}"])("takes %s where no output is declared", async (returned) => {
    const outcome = await runLambda(lambda(`export const handler = () => (${returned});`));

    expect(outcome).toMatchObject({ status: "Succeeded", properties: { OutputParameters: {} } });
  });

  it("fails when a declared output is missing", async () => {
    const outcome = await runLambda(
      lambda("export const handler = () => null;", { outputs: { n: "Integer" } }),
    );

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining('"n" is missing'),
    });
  });

  it("fails at its limit, and does not wait for the function", async () => {
    const job = lambda("export const handler = () => new Promise((end) => setTimeout(end, 60_000));");

    const outcome = await lambdaRunner(0.2)(job);

    expect(outcome).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("0.2 seconds"),
    });
    expect(await sweep(bench.context.engineId)).toBe(1);
  });

  describe("of a function step", () => {
    /** A Lambda step whose function was put into the state folder. */
    async function installed(
      source: string,
      settings: FunctionSettings,
      more: Partial<StepJob> = {},
    ): Promise<StepJob> {
      const folder = join(bench.root, "bundle");
      mkdirSync(folder);
      writeFileSync(join(folder, "main.mjs"), source);
      await putFunction(bench.root, { functionName: "double", alias: "code-1", ...settings }, folder);
      const functionArn = `${ARN}:code-1`;
      return bench.job(
        {
          Type: "Lambda",
          FunctionArn: functionArn,
          OutputParameters: [{ OutputName: "v", OutputType: "String" }],
        },
        {},
        { functionArn, context: { ...bench.context, lambdas: installedFunctions(bench.root) }, ...more },
      );
    }
    const HANGS = "export const handler = () => { while (true) {} };";

    it("ends the process at its own timeout", async () => {
      const job = await installed(HANGS, { timeout: 1 });

      expect(await runLambda(job)).toMatchObject({
        status: "Failed",
        failureReason: "FunctionError: Task timed out after 1.00 seconds, its `timeout`.",
      });
      expect(await sweep(bench.context.engineId)).toBe(0);
    });

    it("is Failed where it times out while the execution stops, as on the service", async () => {
      const stop = new AbortController();
      const running = runLambda(await installed(HANGS, { timeout: 1 }, { signal: stop.signal }));
      stop.abort();

      expect(await running).toMatchObject({ status: "Failed" });
    });

    it("has its environment", async () => {
      const job = await installed("export const handler = () => ({ v: process.env.STAGE });", {
        environment: { STAGE: "test" },
      });

      expect(await runLambda(job)).toMatchObject({ properties: { OutputParameters: { v: "test" } } });
    });
  });

  it("waits for the function when the execution is stopped", async () => {
    const stop = new AbortController();
    const job = lambda(
      "export const handler = () => new Promise((end) => setTimeout(() => { console.log('ended'); end({}); }, 200));",
      { more: { signal: stop.signal } },
    );
    const running = runLambda(job);
    stop.abort();

    expect(await running).toMatchObject({ status: "Stopped" });
    expect(bench.log(job)).toBe("ended\n");
  });

  it("says that a function has no module", async () => {
    expect(await runLambda(bench.job({ Type: "Lambda" }, {}, { functionArn: "other" }))).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("sagewright.config.ts"),
    });
  });
});
