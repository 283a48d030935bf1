import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeAws, type FakeCall, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { wireFaultsOf } from "../../../../tools/fake-aws/wire-faults-of.ts";
import { startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { isBotocoreThere, NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import { connectionDocument, connectionListDocument } from "../../src/documents/connection.ts";
import { runInProcess } from "../in-process.ts";
import { project } from "../project.ts";
import { document, start } from "../sagewright.ts";

let aws: FakeAws;
let folder: string;
const calls: FakeCall[] = [];
beforeEach(async () => {
  aws = await startFakeAws();
  folder = project({});
});
afterEach(async () => {
  expect(aws.unknown).toEqual([]);
  calls.push(...aws.calls);
  await aws.stop();
});

const ENVIRONMENT = () => ({
  AWS_ENDPOINT_URL: aws.endpoint,
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "x",
  SAGEWRIGHT_POLL_MILLISECONDS: "20",
});
const running = (...argv: readonly string[]) => start(folder, ["connection", ...argv], ENVIRONMENT());
const run = (...argv: readonly string[]) => runInProcess(folder, ["connection", ...argv], ENVIRONMENT());
const made = () => [...aws.state.connections.values()];
/** The person at the browser. */
const settle = (status: "AVAILABLE" | "ERROR" = "AVAILABLE"): void => {
  for (const [arn, connection] of aws.state.connections)
    aws.state.connections.set(arn, { ...connection, ConnectionStatus: status });
};
const asked = (operation: string): number => aws.calls.filter((call) => call.operation === operation).length;

it("makes a connection, shows the page, and waits until its handshake is finished", async () => {
  const { ended } = running("create", "--provider", "github", "--name", "acme", "--json");
  await expect.poll(() => asked("GetConnection"), { timeout: 20_000 }).toBeGreaterThan(2);
  settle();

  const { code, stdout, stderr } = await ended;

  expect(code).toBe(0);
  const [connection] = made();
  expect(connectionDocument.parse(JSON.parse(stdout))).toEqual({
    name: "acme",
    arn: connection?.ConnectionArn,
    provider: "GitHub",
    status: "AVAILABLE",
    consoleUrl: "https://eu-west-1.console.aws.amazon.com/codesuite/settings/connections?region=eu-west-1",
  });
  expect(stderr).toContain("https://eu-west-1.console.aws.amazon.com/codesuite/settings/connections");
  expect(stderr).toContain(`--connection-arn ${connection?.ConnectionArn}`);
  expect(aws.state.tags.get(connection?.ConnectionArn ?? "")).toEqual([{ Key: "sagemaker", Value: "true" }]);
});

it("finds the connection of that name instead of making a second one", async () => {
  await run("create", "--provider", "gitlab", "--name", "acme", "--no-wait");
  settle();

  const again = await run("create", "--provider", "gitlab", "--name", "acme", "--json");

  expect(again.code).toBe(0);
  expect(document(again).status).toBe("AVAILABLE");
  expect(again.stderr).toContain("There is already the connection acme");
  expect(made()).toHaveLength(1);
});

it("tags a connection that somebody made without the tag that SageMaker's roles ask for", async () => {
  await run("create", "--provider", "gitlab", "--name", "acme", "--no-wait");
  const arn = made()[0]?.ConnectionArn ?? "";
  aws.state.tags.set(arn, [{ Key: "team", Value: "ml" }]);

  const { code, stderr } = await run("create", "--provider", "gitlab", "--name", "acme", "--no-wait");

  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("sagemaker=true") });
  expect(aws.state.tags.get(arn)).toEqual([
    { Key: "team", Value: "ml" },
    { Key: "sagemaker", Value: "true" },
  ]);
});

it("goes on waiting for the handshake while the service does not answer", async () => {
  const { ended } = running("create", "--provider", "github", "--name", "acme");
  await expect.poll(() => asked("GetConnection"), { timeout: 20_000 }).toBeGreaterThan(1);
  aws.fail("GetConnection", { error: "InternalFailure", message: "oops", status: 500 }, 9);
  settle();

  const { code, stderr } = await ended;

  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("It answers again.") });
});

it.each([
  ["an answer that is lost", "lost response" as const],
  ["a connection that breaks off", "reset" as const],
  ["a throttled request", { error: "ThrottlingException", message: "Rate exceeded", status: 400 }],
  ["a failure of the service", { error: "InternalFailure", message: "oops", status: 500 }],
])("makes one connection and no second after %s", async (_, fault) => {
  aws.fail("CreateConnection", fault);

  const { code, stderr } = await run("create", "--provider", "github", "--name", "acme", "--no-wait");

  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(made()).toHaveLength(1);
});

it("says that a connection may have been made where the answer got lost and nobody can be asked after", async () => {
  const gone = { fault: "expired credentials", times: Number.POSITIVE_INFINITY, nth: 2 } as const;
  const rules = [
    { on: "CreateConnection", fault: "lost response" } as const,
    { on: "ListConnections", ...gone },
  ];
  const proxy = await startFaultProxy(aws.endpoint, rules);
  const argv = ["connection", "create", "--provider", "github", "--name", "acme", "--json"];

  const result = await runInProcess(folder, argv, { ...ENVIRONMENT(), AWS_ENDPOINT_URL: proxy.endpoint });

  await proxy.stop();
  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "AWS_CREDENTIALS_REFUSED" },
    { code: "OUTCOME_UNKNOWN", hint: expect.stringContaining("sagewright connection status acme") },
  ]);
});

it("says at Ctrl-C that a connection may have been made, before the answer is there", async () => {
  const proxy = await startFaultProxy(aws.endpoint, [{ on: "CreateConnection", fault: { slow: 60_000 } }]);
  const argv = ["connection", "create", "--provider", "github", "--name", "acme"];
  const { child, ended } = start(folder, argv, { ...ENVIRONMENT(), AWS_ENDPOINT_URL: proxy.endpoint });
  await expect.poll(() => asked("CreateConnection"), { timeout: 20_000 }).toBe(1);
  child.kill("SIGINT");

  const { code, stderr } = await ended;

  await proxy.stop();
  expect(code).toBe(130);
  expect(stderr).toContain("may be under way");
  expect(stderr).toContain("sagewright connection status acme");
});

it("leaves the connection on Ctrl-C, and says how to go on", async () => {
  const { child, ended } = running("create", "--provider", "github", "--name", "acme");
  await expect.poll(() => asked("GetConnection"), { timeout: 20_000 }).toBeGreaterThan(1);
  child.kill("SIGINT");

  const { code, stderr } = await ended;

  expect(code).toBe(130);
  expect(stderr).toContain("sagewright connection status acme");
  expect(made()).toMatchObject([{ ConnectionStatus: "PENDING" }]);
});

it("gives up after the time it was given, and fails where the handshake does", async () => {
  const late = await run("create", "--provider", "github", "--name", "acme", "--timeout", "0.002", "--json");
  expect(late.code).toBe(1);
  expect(document(late).issues).toMatchObject([{ code: "CONNECTION_STILL_PENDING", path: ["acme"] }]);

  settle("ERROR");
  const failed = await run("create", "--provider", "github", "--name", "acme", "--json");
  expect(failed.code).toBe(1);
  expect(document(failed).issues).toMatchObject([{ code: "CONNECTION_FAILED" }]);
});

describe("refuses", () => {
  it.each([
    [["--provider", "github", "--name", "a".repeat(33)], "CONNECTION_NAME_INVALID"],
    [["--provider", "github", "--name", "a b; $(id)"], "CONNECTION_NAME_INVALID"],
    [["--provider", "github-enterprise-server", "--name", "acme"], "CONNECTION_HOST_MISSING"],
    [["--provider", "github", "--name", "acme", "--host-arn", "arn:x"], "CONNECTION_HOST_NOT_WANTED"],
    [["--provider", "sourceforge", "--name", "acme"], "USAGE_INVALID"],
    [["--provider", "github"], "USAGE_INVALID"],
    [["--provider", "github", "--name", "acme", "--timeout", "soon"], "USAGE_INVALID"],
  ])("%j, and asks AWS nothing", async (argv, issue) => {
    const { code, stdout } = await run("create", ...argv, "--json");

    expect({ code, issues: JSON.parse(stdout).issues }).toMatchObject({ code: 2, issues: [{ code: issue }] });
    expect(aws.calls).toEqual([]);
  });

  it("a name that a connection to another host has", async () => {
    await run("create", "--provider", "github", "--name", "acme", "--no-wait");

    const other = await run("create", "--provider", "gitlab", "--name", "acme", "--json");

    expect(other.code).toBe(1);
    expect(document(other).issues).toMatchObject([{ code: "CONNECTION_TAKEN", path: ["acme"] }]);
    expect(made()).toHaveLength(1);
  });

  it("what the caller may not do, with the action that is missing", async () => {
    aws.fail("CreateConnection", "access denied", Infinity);

    const { code, stdout } = await run("create", "--provider", "github", "--name", "acme", "--json");

    expect(code).toBe(3);
    const [issue] = JSON.parse(stdout).issues;
    expect(issue).toMatchObject({ code: "AWS_ACCESS_DENIED" });
    expect(issue.message).toContain("CreateConnection");
  });
});

describe("list and status", () => {
  it("show all connections, over all pages, by name", async () => {
    for (const name of ["zeta", "acme", ...Array.from({ length: 23 }, (_, at) => `many-${at}`)])
      aws.state.connections.set(name, {
        ConnectionName: name,
        ConnectionArn: aws.state.arn("codeconnections", `connection/${aws.state.newUuid()}`),
        ProviderType: "GitHub",
        OwnerAccountId: aws.state.account,
        ConnectionStatus: name === "acme" ? "AVAILABLE" : "PENDING",
      });

    const { connections } = connectionListDocument.parse(document(await run("list", "--json")));
    const text = await run("list");
    const status = await run("status", "acme", "--json");
    const pending = await run("status", "zeta");

    expect(connections).toHaveLength(25);
    expect(connections[0]?.name).toBe("acme");
    expect(text.stdout).toMatch(/^NAME +PROVIDER +STATUS +ARN\nacme +GitHub +AVAILABLE +arn:/);
    expect(status.code).toBe(0);
    expect(connectionDocument.parse(document(status)).status).toBe("AVAILABLE");
    expect(pending).toMatchObject({ code: 1, stdout: expect.stringContaining("PENDING") });
  });

  it("say so where there is none, or more than one", async () => {
    const none = await run("list");
    expect(none).toMatchObject({ code: 0, stdout: "" });
    expect(none.stderr).toContain("sagewright connection create");
    expect(document(await run("status", "acme", "--json")).issues).toMatchObject([
      { code: "CONNECTION_NOT_FOUND" },
    ]);

    for (const at of [1, 2])
      aws.state.connections.set(`acme-${at}`, {
        ConnectionName: "acme",
        ConnectionArn: aws.state.arn("codeconnections", `connection/${aws.state.newUuid()}`),
        ProviderType: "GitHub",
        OwnerAccountId: aws.state.account,
        ConnectionStatus: "PENDING",
      });
    expect(document(await run("status", "acme", "--json")).issues).toMatchObject([
      { code: "CONNECTION_AMBIGUOUS" },
    ]);
  });
});

it.skipIf(!isBotocoreThere)(`asks in all of this as AWS's models have it ${NEEDS_BOTOCORE}`, () => {
  expect(calls.length).toBeGreaterThan(20);
  expect(wireFaultsOf(calls)).toEqual([]);
});
