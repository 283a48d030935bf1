import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { gitCredentials } from "./credentials.ts";

const ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sagewright-a1b2c3";
const refused = (name: string) => Object.assign(new TypeError("of AWS"), { name });
const soon = () => Promise.resolve();
const read = (text: string | undefined, host = "github.com") =>
  gitCredentials(async () => text, ARN, host, soon);
const failing = (name: string) =>
  gitCredentials(() => Promise.reject(refused(name)), ARN, "github.com", soon);

const failure = async (outcome: Promise<unknown>) => {
  const error = await outcome.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof SagewrightError ? { code: error.issues[0]?.code, text: error.message } : error;
};

describe("credentials", () => {
  it.each([
    ['{"username": "ada", "password": "p"}', { username: "ada", password: "p" }],
    ['{"username": "ada", "token": "t"}', { username: "ada", password: "t" }],
    ['{"token": "t"}', { username: "x-access-token", password: "t" }],
    ["ghp_bare\n", { username: "x-access-token", password: "ghp_bare" }],
  ])("reads %s", async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it("names a bare token as its host wants it", async () => {
    expect(await read("t", "bitbucket.org")).toEqual({ username: "x-token-auth", password: "t" });
  });

  it.each([undefined, "", "  \n"])("says that there are none yet: %j", async (text) => {
    expect(await failure(read(text))).toMatchObject({ code: "GIT_CREDENTIALS_MISSING" });
  });

  it("says that a secret was never given a value", async () => {
    expect(await failure(failing("ResourceNotFoundException"))).toMatchObject({
      code: "GIT_CREDENTIALS_MISSING",
    });
  });

  it("defect 17: waits until the role that a project was made with may read the secret", async () => {
    const answers = [() => Promise.reject(refused("AccessDeniedException")), async () => "t"];
    const waits: number[] = [];

    const found = await gitCredentials(
      () => (answers.shift() ?? (async () => undefined))(),
      ARN,
      "github.com",
      async (seconds) => waits.push(seconds),
    );

    expect(found.password).toBe("t");
    expect(waits).toEqual([5]);
  });

  it("does not wait for a secret that was never given a value", async () => {
    const paused = gitCredentials(
      () => Promise.reject(refused("ResourceNotFoundException")),
      ARN,
      "github.com",
      () => Promise.reject(new TypeError("it waited")),
    );
    expect(await failure(paused)).toMatchObject({ code: "GIT_CREDENTIALS_MISSING" });
  });

  it("says that it may not read the secret", async () => {
    expect(await failure(failing("AccessDeniedException"))).toMatchObject({
      code: "GIT_CREDENTIALS_UNREADABLE",
      text: expect.stringContaining("AccessDeniedException"),
    });
  });

  it.each([
    '{"username": "ada", "password": "hunter2"',
    '{"username": "ada"}',
    '{"username": 1, "password": "hunter2"}',
    '{"password": {"hunter2": 1}}',
    "hunter2 and more",
    '{"username": "a:b", "password": "hunter2"}',
    '{"password": "hunter2\\r\\nX-Header: 1"}',
  ])("refuses %s without repeating it", async (text) => {
    const { code, text: said } = (await failure(read(text))) as { code: string; text: string };
    expect(code).toBe("GIT_CREDENTIALS_MALFORMED");
    expect(said).not.toContain("hunter2");
  });
});
