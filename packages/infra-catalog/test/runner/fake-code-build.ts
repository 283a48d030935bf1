import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Build, CodeBuildClient, type StartBuildCommandInput } from "@aws-sdk/client-codebuild";
import type { RecordedCall } from "../../../../tools/infra-checks/botocore-faults.ts";

/** CodeBuild as the runner sees it, behind the real client: builds that end when the test says so. */
export interface FakeCodeBuild {
  readonly client: CodeBuildClient;
  readonly builds: readonly Build[];
  readonly started: readonly StartBuildCommandInput[];
  /** Every call that was answered. */
  readonly calls: readonly RecordedCall[];
  /** Errors that the next calls get, one each: `ThrottlingException`, `AccountLimitExceededException` … */
  readonly failures: string[];
  /** Called when a build has started, before the caller hears of it. */
  onStart: ((build: Build) => Promise<void>) | undefined;
  end(id: string, ending: Partial<Build>): void;
  close(): Promise<void>;
}

/** When builds start. */
export const BUILD_START = new Date("2026-01-01T00:00:05Z");

export async function fakeCodeBuild(): Promise<FakeCodeBuild> {
  const builds: Build[] = [];
  const calls: RecordedCall[] = [];
  const started: StartBuildCommandInput[] = [];
  const failures: string[] = [];
  const tokens = new Map<string, { readonly build: Build; readonly input: string }>();

  const startBuild = async (input: StartBuildCommandInput): Promise<object> => {
    const token = input.idempotencyToken ?? "";
    const known = tokens.get(token);
    if (known !== undefined) {
      if (known.input !== JSON.stringify(input)) return refused("InvalidInputException");
      return { build: known.build };
    }
    started.push(input);
    const build: Build = {
      id: `${input.projectName}:00000000-0000-0000-0000-${String(builds.length).padStart(12, "0")}`,
      buildStatus: "IN_PROGRESS",
      // Seconds of the epoch, as the protocol writes times.
      startTime: (BUILD_START.getTime() / 1000) as unknown as Date,
      environment: {
        type: "LINUX_CONTAINER",
        image: "image",
        computeType: "BUILD_GENERAL1_SMALL",
        environmentVariables: input.environmentVariablesOverride ?? [],
      },
      logs: { deepLink: "https://console.aws.example/logs/1" },
    };
    builds.push(build);
    tokens.set(token, { build, input: JSON.stringify(input) });
    await fake.onStart?.(build);
    return { build };
  };
  const operations: Readonly<Record<string, (input: never) => object | Promise<object>>> = {
    StartBuild: startBuild,
    BatchGetBuilds: ({ ids }: { readonly ids: readonly string[] }) => {
      const missing = ids.filter((id) => !builds.some((build) => build.id === id));
      return {
        builds: builds.filter(({ id }) => id !== undefined && ids.includes(id)),
        ...(missing.length > 0 && { buildsNotFound: missing }),
      };
    },
    StopBuild: ({ id }: { readonly id: string }) => {
      fake.end(id, { buildStatus: "STOPPED" });
      return { build: builds.find((build) => build.id === id) };
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const name = String(request.headers["x-amz-target"]).replace("CodeBuild_20161006.", "");
      const operation = operations[name];
      const failure = failures.shift();
      const input: object = JSON.parse(Buffer.concat(chunks).toString());
      const answer =
        failure !== undefined || operation === undefined
          ? refused(failure ?? "UnknownOperationException")
          : await operation(input as never);
      // As it goes over the wire: without what is undefined.
      const text = JSON.stringify(answer);
      if (!("__type" in answer)) calls.push({ operation: name, request: input, response: JSON.parse(text) });
      response.writeHead(statusOf(answer), { "content-type": "application/x-amz-json-1.1" });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeCodeBuild = {
    client: new CodeBuildClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-1",
      credentials: { accessKeyId: "x", secretAccessKey: "y" },
      maxAttempts: 3,
    }),
    builds,
    calls,
    started,
    failures,
    onStart: undefined,
    end(id, ending) {
      const index = builds.findIndex((build) => build.id === id);
      builds[index] = { ...builds[index], ...ending };
    },
    close: async () => {
      fake.client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function statusOf(answer: object): number {
  if (!("__type" in answer)) return 200;
  return answer.__type === "InternalServerError" ? 500 : 400;
}

const refused = (type: string): object => ({ __type: type, message: `${type}: too much` });
