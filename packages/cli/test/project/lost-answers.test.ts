import { describe, expect, it } from "vitest";
import type { FakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { runInProcess } from "../in-process.ts";
import { document } from "../sagewright.ts";
import { environmentOf, operatorPlace, WANTED } from "./on-fake.ts";

const sent = ({ calls }: FakeAws, operation: string) => calls.filter((call) => call.operation === operation);

const DELETE = ["project", "delete", "churn", "--yes", "--confirm", "churn", "--json"];
const UPDATE = ["project", "update", "churn", "--branch", "next", "--yes", "--json"];

describe.concurrent("requests without a token", () => {
  it("finds the project that was made where the answer got lost, and makes no second one", async () => {
    const { aws, run } = await operatorPlace();
    aws.fail("CreateProject", "lost response");

    const made = await run("project", "create", "churn", ...WANTED, "--json");

    expect(made.code).toBe(0);
    expect(document(made).status).toBe("CreateCompleted");
    expect(sent(aws, "CreateProject")).toHaveLength(1);
  }, 60_000);

  it.each([
    "reset",
    { error: "ThrottlingException", message: "Rate exceeded" },
    { error: "InternalFailure", message: "An internal error", status: 500 },
  ] as const)(
    "sends a creation again that did not arrive: %j",
    async (fault) => {
      const { aws, run } = await operatorPlace();
      aws.fail("CreateProject", fault, 2);
      const made = await run("project", "create", "churn", ...WANTED, "--json");
      expect(made.code).toBe(0);
      expect(document(made).status).toBe("CreateCompleted");
    },
    60_000,
  );

  it.each(["reset in request", "reset in response", "clock skew", { slow: 300 }] as const)(
    "makes one project through: %j",
    async (fault) => {
      const { aws, folder } = await operatorPlace();
      const proxy = await startFaultProxy(aws.endpoint, [{ on: "CreateProject", fault }]);

      const argv = ["project", "create", "churn", ...WANTED, "--json"];
      const made = await runInProcess(folder, argv, environmentOf(proxy.endpoint));

      await proxy.stop();
      expect(made.code).toBe(0);
      expect(document(made).status).toBe("CreateCompleted");
      const effects = proxy.requests.filter(
        ({ operation, status }) => operation === "CreateProject" && status === 200,
      );
      expect(effects).toHaveLength(1);
    },
    60_000,
  );

  it("says that credentials have expired in the midst of watching, and that the operation goes on", async () => {
    const { aws, folder } = await operatorPlace();
    const rule = {
      on: "DescribeProject",
      fault: "expired credentials",
      nth: 4,
      times: Number.POSITIVE_INFINITY,
    } as const;
    const proxy = await startFaultProxy(aws.endpoint, [rule]);

    const argv = ["project", "create", "churn", ...WANTED, "--json"];
    const made = await runInProcess(folder, argv, environmentOf(proxy.endpoint));

    await proxy.stop();
    expect(made.code).toBe(3);
    expect(document(made).issues).toMatchObject([
      { code: "AWS_CREDENTIALS_REFUSED" },
      {
        code: "PROJECT_LEFT_RUNNING",
        hint: expect.stringContaining("sagewright project logs churn --follow"),
      },
    ]);
  }, 60_000);

  it("goes on asking for a project whose making was answered, while nothing answers", async () => {
    const { aws, folder } = await operatorPlace();
    const rule = { on: "DescribeProject", fault: "internal error", nth: 2, times: 12 } as const;
    const proxy = await startFaultProxy(aws.endpoint, [rule]);

    const argv = ["project", "create", "churn", ...WANTED, "--json"];
    const made = await runInProcess(folder, argv, environmentOf(proxy.endpoint));

    await proxy.stop();
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining("It answers again.") });
    expect(document(made).status).toBe("CreateCompleted");
  }, 60_000);

  it.each([
    ["create", "CreateProject", ["project", "create", "churn", ...WANTED, "--no-wait", "--json"]],
    ["update", "UpdateProject", [...UPDATE, "--no-wait"]],
  ])(
    "says that it goes on where a request was answered and nobody can be asked after: %s",
    async (_, operation, argv) => {
      const { aws, folder, made } = await operatorPlace();
      if (operation === "UpdateProject") await made();
      const gone = { fault: "expired credentials", times: Number.POSITIVE_INFINITY, nth: 2 } as const;
      const proxy = await startFaultProxy(aws.endpoint, [{ on: "DescribeProject", ...gone }]);

      const result = await runInProcess(folder, argv, environmentOf(proxy.endpoint));

      await proxy.stop();
      expect(result.code).toBe(3);
      expect(document(result).issues).toMatchObject([
        { code: "AWS_CREDENTIALS_REFUSED" },
        {
          code: "PROJECT_LEFT_RUNNING",
          hint: expect.stringContaining("sagewright project logs churn --follow"),
        },
      ]);
      expect(sent(aws, operation)).toHaveLength(1);
    },
    60_000,
  );

  it.each([
    ["CreateProject", ["project", "create", "churn", ...WANTED, "--json"]],
    ["UpdateProject", UPDATE],
    ["DeleteProject", DELETE],
  ])(
    "says that it may be under way where the answer got lost and nobody can be asked after: %s",
    async (operation, argv) => {
      const { aws, folder, made } = await operatorPlace();
      if (operation !== "CreateProject") await made();
      const gone = { fault: "expired credentials", times: Number.POSITIVE_INFINITY, nth: 2 } as const;
      const rules = [{ on: operation, fault: "lost response" } as const, { on: "DescribeProject", ...gone }];
      const proxy = await startFaultProxy(aws.endpoint, rules);

      const result = await runInProcess(folder, argv, environmentOf(proxy.endpoint));

      await proxy.stop();
      expect(result.code).toBe(3);
      expect(document(result).issues).toMatchObject([
        { code: "AWS_CREDENTIALS_REFUSED" },
        { code: "OUTCOME_UNKNOWN", hint: expect.stringContaining("sagewright project logs churn --follow") },
      ]);
      expect(sent(aws, operation)).toHaveLength(1);
    },
    60_000,
  );

  it("does not take a project that someone else made at that moment for its own", async () => {
    const { aws, made: makeTheirs, run } = await operatorPlace();
    await makeTheirs({ RepositoryBranch: "theirs" });
    // Asked first, the service does not know of it yet.
    aws.fail("DescribeProject", { error: "ValidationException", message: "Project churn does not exist" });

    const made = await run("project", "create", "churn", ...WANTED, "--branch", "mine", "--json");

    expect(made.code).toBe(2);
    expect(document(made).issues).toMatchObject([{ code: "PROJECT_EXISTS" }]);
  }, 60_000);

  it("follows an update and a deletion whose answers got lost, and sends neither twice", async () => {
    const { aws, made, run } = await operatorPlace();
    await made();
    aws.fail("UpdateProject", "lost response");
    aws.fail("DeleteProject", "lost response");

    const updated = await run(...UPDATE);
    const deleted = await run(...DELETE);

    expect(updated.code).toBe(0);
    expect(document(updated)).toMatchObject({
      status: "UpdateCompleted",
      parameters: { RepositoryBranch: "next" },
    });
    expect(deleted.code).toBe(0);
    expect(document(deleted).remains).toEqual([]);
    expect([sent(aws, "UpdateProject"), sent(aws, "DeleteProject")].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
  }, 90_000);

  it("tells what it may not do, by action and resource, and that nothing is under way", async () => {
    const { aws, run } = await operatorPlace();
    aws.fail("CreateProject", "access denied", 100);
    const made = await run("project", "create", "churn", ...WANTED, "--json");
    expect(made.code).toBe(3);
    expect(document(made).issues).toMatchObject([
      { code: "AWS_ACCESS_DENIED", message: expect.stringContaining("sagemaker:CreateProject") },
    ]);
    expect(sent(aws, "CreateProject")).toHaveLength(1);
  }, 60_000);

  it("goes on watching where a service does not answer for a while", async () => {
    const { aws, run } = await operatorPlace();
    aws.fail("DescribeStackEvents", { error: "Throttling", message: "Rate exceeded" }, 8);
    aws.fail("GetLogEvents", "reset", 8);
    const made = await run("project", "create", "churn", ...WANTED, "--json");
    expect(made.code).toBe(0);
    expect(made.stderr).toContain("Apply complete!");
  }, 90_000);

  it("leaves the operation going where nothing answers any more, and says how to go on", async () => {
    const { aws, made, run } = await operatorPlace({ hold: "build" });
    await made();
    aws.fail("DescribeProject", "access denied", 1000);
    const logs = await run("project", "logs", "churn", "--follow", "--json");
    expect(logs.code).toBe(3);
    expect(document(logs).issues).toMatchObject([{ code: "AWS_ACCESS_DENIED" }]);
  }, 60_000);
});
