import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Options } from "tsup";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkInEvent, gitEvent } from "../src/event.fixture.ts";
import { seedMarker } from "../src/marker.ts";
import config from "../tsup.config.ts";
import { type AwsServer, startAwsServer } from "./aws-server.ts";
import { isGitServerThere, PASSWORD, startGitServer, USERNAME } from "./git-server.ts";
import { templatesFolder } from "./seed-function.ts";

/** The function as Lambda gets it: the file and the templates, nowhere near a `node_modules`. */
const folder = mkdtempSync(join(tmpdir(), "seed-bundle-"));
const templates = templatesFolder();
let aws: AwsServer | undefined;

beforeAll(async () => {
  const lambda = (config as Options[]).find(({ outDir }) => outDir === "dist/lambda");
  await build({ ...lambda, config: false, silent: true, outDir: folder });
  cpSync(templates.path, folder, { recursive: true });
}, 60_000);
afterEach(() => aws?.close());
afterAll(() => {
  rmSync(folder, { recursive: true });
  templates.remove();
});

/** Runs a module in a Node of its own, as Lambda does. */
async function run(module: string, environment: Readonly<Record<string, string>> = {}) {
  return await new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["--input-type=module", "--eval", module],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          AWS_REGION: "eu-west-1",
          AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
          AWS_SECRET_ACCESS_KEY: "none",
          AWS_EC2_METADATA_DISABLED: "true",
          ...environment,
        },
      },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Invokes the bundled handler; the last line that it prints is the result. */
async function invoke(event: unknown, environment: Readonly<Record<string, string>>) {
  const context = '{ awsRequestId: "request-1", getRemainingTimeInMillis: () => 60_000 }';
  const { stdout, stderr } = await run(
    `const { handler } = await import("./index.mjs");
     const result = await handler(${JSON.stringify(event)}, ${context}).catch(({ name, message }) => ({ name, message }));
     console.log(JSON.stringify(result));`,
    environment,
  );
  const lines = stdout.trim().split("\n");
  return { result: JSON.parse(lines.at(-1) ?? "") as unknown, output: `${stdout}${stderr}` };
}

describe("the bundle", () => {
  it("is one file of less than a megabyte", () => {
    expect(readdirSync(folder).toSorted()).toEqual(["index.mjs", "templates"]);
    expect(statSync(join(folder, "index.mjs")).size).toBeLessThan(1_000_000);
  });

  it("is imported cold in less than 200 ms", async () => {
    let quickest = Number.POSITIVE_INFINITY;
    // The quickest is what it takes; the others shared the machine.
    for (let attempt = 0; attempt < 15 && quickest >= 200; attempt += 1) {
      const { stdout } = await run(
        'const start = performance.now(); await import("./index.mjs"); console.log(performance.now() - start);',
      );
      quickest = Math.min(quickest, Number(stdout));
    }
    expect(quickest).toBeLessThan(200);
  });

  it("tells who invokes it what is wrong with the event", async () => {
    const { result, output } = await invoke({ method: "git" }, {});
    expect(result).toMatchObject({
      name: "SagewrightError",
      message: expect.stringContaining("SEED_EVENT_INVALID"),
    });
    expect(output).toContain('"level":"ERROR"');
  });

  it("says that a secret has no value yet, as Secrets Manager says it", async () => {
    aws = await startAwsServer({ GetSecretValue: ["ResourceNotFoundException"] });
    const event = gitEvent("https://localhost:1/octo/demo.git");
    const { result } = await invoke(event, { AWS_ENDPOINT_URL: aws.endpoint, GIT_HOSTS: "localhost:1" });
    expect(result).toMatchObject({ message: expect.stringContaining("GIT_CREDENTIALS_MISSING") });
    expect(aws.calls).toEqual([{ name: "GetSecretValue", input: { SecretId: event.secretArn } }]);
  });

  it("asks for no secret where its stack names no host", async () => {
    aws = await startAwsServer({});
    const { result } = await invoke(gitEvent(), { AWS_ENDPOINT_URL: aws.endpoint });
    expect(result).toMatchObject({ message: expect.stringContaining("GIT_HOST_NOT_ALLOWED") });
    expect(aws.calls).toEqual([]);
  });

  it("checks in through CodeBuild", async () => {
    const exportedEnvironmentVariables = [
      { name: "SEED_OUTCOME", value: "seeded" },
      { name: "SEED_COMMIT", value: "abc" },
    ];
    aws = await startAwsServer({
      StartBuild: [{ build: { id: "seed:1" } }],
      BatchGetBuilds: [
        { builds: [{ id: "seed:1", buildStatus: "SUCCEEDED", exportedEnvironmentVariables }] },
      ],
    });
    const { result } = await invoke(checkInEvent(), { AWS_ENDPOINT_URL: aws.endpoint });
    expect(result).toEqual({ outcome: "seeded", commit: "abc" });
    expect(aws.calls).toEqual([
      {
        name: "StartBuild",
        input: {
          projectName: checkInEvent().checkInProject,
          idempotencyToken: "request-1",
          environmentVariablesOverride: expect.arrayContaining([
            {
              name: "SEED_MARKER",
              value: Buffer.from(seedMarker(checkInEvent())).toString("base64"),
              type: "PLAINTEXT",
            },
          ]),
        },
      },
      { name: "BatchGetBuilds", input: { ids: ["seed:1"] } },
    ]);
  });

  it.skipIf(!isGitServerThere)("seeds a repository [needs git http-backend]", async () => {
    const server = await startGitServer();
    const SecretString = JSON.stringify({ username: USERNAME, password: PASSWORD });
    aws = await startAwsServer({ GetSecretValue: [{ SecretString }] });
    const event = gitEvent(server.url);
    const { result, output } = await invoke(event, {
      AWS_ENDPOINT_URL: aws.endpoint,
      GIT_HOSTS: `github.com,localhost:${server.port}`,
      NODE_EXTRA_CA_CERTS: server.certificate,
    });
    const commit = server.git("rev-parse", "main");
    await server.close();
    expect(result).toEqual({ outcome: "seeded", commit });
    expect(output).not.toContain(PASSWORD);
  });
});
