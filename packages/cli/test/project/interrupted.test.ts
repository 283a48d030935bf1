import { expect, it } from "vitest";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { document, start as startIn } from "../sagewright.ts";
import { environmentOf, operatorPlace, WANTED } from "./on-fake.ts";

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

it.each([
  ["CreateProject", ["project", "create", "churn", ...WANTED]],
  ["DeleteProject", ["project", "delete", "churn", "--yes", "--confirm", "churn"]],
])(
  "says at Ctrl-C what may be under way, before the answer to %s is there",
  async (operation, argv) => {
    const { aws, folder, made } = await operatorPlace();
    if (operation === "DeleteProject") await made();
    const proxy = await startFaultProxy(aws.endpoint, [{ on: operation, fault: { slow: 60_000 } }]);
    const { child, ended } = startIn(folder, [...argv, "--json"], environmentOf(proxy.endpoint));
    const asked = () => aws.calls.some((call) => call.operation === operation);
    await expect.poll(asked, { timeout: 30_000 }).toBe(true);

    child.kill("SIGINT");
    const left = await ended;

    await proxy.stop();
    expect(left.code).toBe(130);
    expect(left.stderr).toContain("may be under way");
    expect(left.stderr).toContain("sagewright project logs churn --follow");
    expect(document(left).issues).toMatchObject([{ code: "INTERRUPTED" }]);
  },
  90_000,
);

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
