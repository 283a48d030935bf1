import { expect, it } from "vitest";
import { operatorPlace, WANTED } from "./on-fake.ts";

it("leaves a creation going at Ctrl-C, says how to follow it, and follows it from there", async () => {
  const { aws, run, start } = await operatorPlace({ hold: "build" });
  const { child, ended } = start("project", "create", "churn", ...WANTED);
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (text: string) => {
      if (/build +STARTED/.test(text)) resolve();
    });
  });

  child.kill("SIGINT");
  const left = await ended;
  aws.scenario.hold = undefined;
  const followed = await run("project", "logs", "churn", "--follow");

  expect(left.code).toBe(130);
  expect(left.stderr).toContain("sagewright project logs churn --follow");
  expect(followed.code).toBe(0);
  expect(followed.stdout).toMatch(/project +CreateCompleted churn\n$/);
}, 90_000);

it("takes up the watch of a deletion that is under way", async () => {
  const { aws, made, run, start } = await operatorPlace();
  await made();
  aws.scenario.hold = "build";
  const argv = ["project", "delete", "churn", "--yes", "--confirm", "churn"];
  const { child, ended } = start(...argv);
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (text: string) => {
      if (/DeleteInProgress/.test(text)) resolve();
    });
  });
  child.kill("SIGINT");
  const left = await ended;
  aws.scenario.hold = undefined;

  const again = await run(...argv);

  expect(left.code).toBe(130);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("churn is deleted") });
  expect(aws.calls.filter(({ operation }) => operation === "DeleteProject")).toHaveLength(1);
}, 90_000);
