import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveDocument } from "../src/documents/serve.ts";
import { project } from "./project.ts";
import { type Result, sagewright, start } from "./sagewright.ts";

const DOCUMENT = readFileSync(join(import.meta.dirname, "../../../docs/serve.md"), "utf8");
const DEFINITION = blockOf("json file=definition.json");

const isAwsThere = spawnSync("aws", ["--version"]).status === 0;
const isBoto3There = spawnSync("python3", ["-c", "import boto3"]).status === 0;

/** The last block of a language. */
function blockOf(language: string): string {
  const blocks = [...DOCUMENT.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)].filter(
    ([, named]) => named === language,
  );
  return blocks.at(-1)?.[2] ?? "";
}

interface Served {
  readonly folder: string;
  readonly endpoint: string;
  end(signal?: NodeJS.Signals): Promise<Result>;
}

/** `sagewright serve` in a folder of its own, ready. */
async function served(...more: readonly string[]): Promise<Served> {
  const folder = project({ "definition.json": DEFINITION });
  const { child, ended } = start(folder, ["serve", "--port", "0", "--json", ...more]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", resolve);
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const { endpoint } = serveDocument.parse(JSON.parse(line));
  return {
    folder,
    endpoint,
    end(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
  };
}

interface Answer {
  readonly PipelineSummaries?: unknown;
  readonly PipelineExecutionArn?: string;
}

async function ask(endpoint: string, operation: string, input: object): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "x-amz-target": `SageMaker.${operation}` },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Answer;
}

function run(folder: string, program: string, text: string, endpoint: string): Promise<Result> {
  const script = text.replaceAll("http://127.0.0.1:4747", endpoint);
  const args = program === "bash" ? ["-euo", "pipefail", "-c", script] : ["-c", script];
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd: folder, env: { ...process.env, HOME: folder } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      },
    );
  });
}

describe("sagewright serve", () => {
  it("says where it serves in one line, and ends at Ctrl-C", async () => {
    const { endpoint, end } = await served();

    const { PipelineSummaries } = await ask(endpoint, "ListPipelines", {});
    const { code, stdout, stderr } = await end();

    expect(PipelineSummaries).toEqual([]);
    expect(code).toBe(130);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toContain(`--endpoint-url ${endpoint}`);
  });

  it("ends at SIGTERM, too", async () => {
    const { end } = await served();

    expect((await end("SIGTERM")).code).toBe(143);
  });

  it("stops what it runs when it ends, and says how to go on", async () => {
    const { endpoint, folder, end } = await served();
    await ask(endpoint, "CreatePipeline", {
      PipelineName: "Approval",
      PipelineDefinition: DEFINITION,
      RoleArn: "arn:aws:iam::111122223333:role/Pipelines",
    });
    const { PipelineExecutionArn: arn = "" } = await ask(endpoint, "StartPipelineExecution", {
      PipelineName: "Approval",
    });

    const { stderr } = await end();

    const id = arn.split("/").at(-1) ?? "";
    expect(stderr).toContain(`Approval ${id} is Stopped. Go on with: sagewright runs retry ${id}`);
    const { stdout } = await sagewright(folder, "runs", "show", id, "--json");
    expect(JSON.parse(stdout)).toMatchObject({ executionArn: arn, status: "Stopped" });
  });

  it("prints requests when it is asked to", async () => {
    const { endpoint, end } = await served("--verbose");

    await ask(endpoint, "DescribePipeline", { PipelineName: "None" });

    const { stderr } = await end();
    expect(stderr).toMatch(/SageMaker\.DescribePipeline 400 \d+ ms: ResourceNotFound: Pipeline /);
  });

  it("ends with a way out when its port is taken", async () => {
    const { endpoint, folder, end } = await served();

    const { code, stderr } = await sagewright(folder, "serve", "--port", new URL(endpoint).port);

    expect(code).toBe(3);
    expect(stderr).toContain("--port");
    await end();
  });

  it("refuses a port that is none", async () => {
    const { code, stderr } = await sagewright(project({}), "serve", "--port", "70000");

    expect(code).toBe(2);
    expect(stderr).toContain("65535");
  });
});

describe("docs/serve.md", () => {
  it.skipIf(!isAwsThere)(
    `leads a pipeline through its life with aws${isAwsThere ? "" : " [needs aws cli]"}`,
    { timeout: 120_000 },
    async () => {
      const { endpoint, folder, end } = await served();

      const { code, stdout, stderr } = await run(folder, "bash", blockOf("sh"), endpoint);

      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain('"arguments":{"rmse":3.2}');
      expect(stdout).toContain('"PipelineExecutionStatus": "Succeeded"');
      await end();
    },
  );

  it.skipIf(!isBoto3There)(
    `lists pipelines with boto3${isBoto3There ? "" : " [needs boto3]"}`,
    { timeout: 60_000 },
    async () => {
      const { endpoint, folder, end } = await served();
      await ask(endpoint, "CreatePipeline", {
        PipelineName: "Approval",
        PipelineDefinition: DEFINITION,
        RoleArn: "arn:aws:iam::111122223333:role/Pipelines",
      });
      await ask(endpoint, "StartPipelineExecution", { PipelineName: "Approval" });

      const { stdout, stderr } = await run(folder, "python3", blockOf("python"), endpoint);

      expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^Approval \d{4}-/), stderr: "" });
      await end();
    },
  );
});
