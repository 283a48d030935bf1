import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runProgram } from "../../../../tools/infra-checks/run-program.ts";
import { lambdaCode } from "../../src/lambda-code.ts";
import { runnerLambdaEnvironment } from "../../src/runner/index.ts";

describe("the runner's Lambda as one file", () => {
  let folder: string;
  let size: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sagewright-bundle-"));
    const code = await lambdaCode("runner-lambda");
    size = code.length;
    writeFileSync(join(folder, "index.mjs"), code);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Calls the handler in a process that has nothing but the file. */
  const call = async (environment: Readonly<Record<string, string>>, event: unknown): Promise<string> => {
    const text = `import { handler } from "./index.mjs";
      await handler(${JSON.stringify(event)}).then(() => console.log("done"), (error) => console.log(error.message));`;
    const { stdout } = await runProgram(process.execPath, ["--input-type=module", "--eval", text], {
      cwd: folder,
      env: environment,
      timeout: 20_000,
    });
    return stdout;
  };

  it("is small", () => {
    expect(size).toBeLessThan(2_000_000);
  });

  it("starts without any module beside it, and knows its events", async () => {
    const environment = {
      AWS_REGION: "eu-west-1",
      ...runnerLambdaEnvironment({
        bucket: "b",
        buildProject: "runner",
        bundleSha256: "a".repeat(64),
        gitHosts: ["github.com"],
      }),
    };
    expect(await call(environment, { "detail-type": "Other" })).toContain("RUNNER_EVENT_UNKNOWN");
  });

  it("tells what its environment lacks", async () => {
    expect(await call({ AWS_REGION: "eu-west-1" }, {})).toContain("RUNNER_ENVIRONMENT_MISSING");
  });
});
