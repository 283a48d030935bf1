import { afterEach, expect, it, vi } from "vitest";
import { codeBuild } from "../src/code-build.ts";
import { type AwsAnswer, type AwsServer, startAwsServer } from "./aws-server.ts";

let aws: AwsServer;
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

async function answering(answers: Readonly<Record<string, readonly AwsAnswer[]>>): Promise<void> {
  aws = await startAwsServer(answers);
  vi.stubEnv("AWS_ENDPOINT_URL", aws.endpoint);
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "none");
}

it("says why a build failed, without the script that it ran", async () => {
  const phases = [
    { phaseType: "SUBMITTED", phaseStatus: "SUCCEEDED" },
    {
      phaseType: "BUILD",
      phaseStatus: "FAILED",
      contexts: [{ message: "Error while executing command: a very\nlong script. Reason: exit status 1" }],
    },
    { phaseType: "COMPLETED" },
  ];
  const logs = { deepLink: "https://logs.example" };
  await answering({ BatchGetBuilds: [{ builds: [{ id: "seed:1", buildStatus: "FAILED", phases, logs }] }] });
  expect(await codeBuild.describe("seed:1")).toEqual({
    status: "FAILED",
    exported: {},
    failure: "BUILD FAILED  exit status 1",
    logs: "https://logs.example",
  });
});

it("takes a build that is not described yet for one that runs", async () => {
  await answering({ BatchGetBuilds: [{ builds: [] }] });
  expect(await codeBuild.describe("seed:1")).toMatchObject({ status: "IN_PROGRESS", logs: "seed:1" });
});

it("passes the service's refusal on by its name", async () => {
  await answering({ StartBuild: ["AccessDeniedException"] });
  await expect(codeBuild.start("seed", {}, "token")).rejects.toMatchObject({ name: "AccessDeniedException" });
});
