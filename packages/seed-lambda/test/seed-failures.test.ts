import { Agent } from "node:https";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { gitEvent } from "../src/event.fixture.ts";
import { eachGitServer } from "./each-git-server.ts";
import { isGitServerThere, PASSWORD, startGitServer, USERNAME } from "./git-server.ts";
import { codes } from "./seed-function.ts";

const LOGIN = Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64");

/** The credentials in no form. */
function expectNoSecret(...texts: readonly string[]): void {
  const text = texts.join("\n");
  for (const form of [PASSWORD, encodeURIComponent(PASSWORD), LOGIN]) expect(text).not.toContain(form);
}

describe.skipIf(!isGitServerThere)("what keeps it from seeding [needs git http-backend]", () => {
  const here = eachGitServer();

  it("takes the credentials to no host but those of the platform, and reads none", async () => {
    const asked: string[] = [];
    const readSecret = async (arn: string) => void asked.push(arn);
    const gitHosts = ["github.com", "localhost"];
    const error = await here.fn({}, { readSecret, gitHosts }).failure(here.event());
    expect(codes(error)).toEqual(["GIT_HOST_NOT_ALLOWED"]);
    expect(error.message).toContain("github.com, localhost");
    expect(asked).toEqual([]);
    expect(here.server.connections()).toBe(0);
  });

  it("waits for the permission to read the credentials, which a new project gets moments before", async () => {
    const refused = Object.assign(new TypeError("of AWS"), { name: "AccessDeniedException" });
    const answers = [
      () => Promise.reject(refused),
      async () => `{"username":"${USERNAME}","password":"${PASSWORD}"}`,
    ];
    const readSecret = async () => await answers.shift()?.();
    const waits: number[] = [];
    const fn = here.fn({}, { readSecret, pause: async (seconds) => waits.push(seconds) });
    expect(await fn.invoke(here.event())).toMatchObject({ outcome: "seeded" });
    expect(waits).toEqual([5]);
  });

  it("says that the credentials are refused, once", async () => {
    const fn = here.fn({}, { readSecret: async () => "wrong-token" });
    const error = await fn.failure(here.event());
    expect(codes(error)).toEqual(["GIT_CREDENTIALS_REFUSED"]);
    expect(error.message).toContain("status 401, Authentication failed");
    expect(here.server.requests).toHaveLength(1);
    expect([...fn.logged, error.message].join()).not.toContain("wrong-token");
  });

  it("says why a protected branch refuses the push, and leaves it missing", async () => {
    here.server.hook("pre-receive", 'echo "GH006: Protected branch update failed" >&2\nexit 1');
    const fn = here.fn();
    const error = await fn.failure(here.event());
    expect(codes(error)).toEqual(["SEED_PUSH_REFUSED"]);
    expect(error.message).toContain("pre-receive hook declined");
    expect(error.message).toContain("GH006: Protected branch update failed");
    expect(here.server.git("for-each-ref")).toBe("");
  });

  it("says so where reading is allowed and pushing is not", async () => {
    here.server.git("config", "http.receivepack", "false");
    const error = await here.fn().failure(here.event());
    expect(codes(error)).toEqual(["GIT_CREDENTIALS_REFUSED"]);
  });

  it("says that there is no such repository", async () => {
    const error = await here.fn().failure(gitEvent(here.server.url.replace("demo", "nobody")));
    expect(codes(error)).toEqual(["REPOSITORY_NOT_FOUND"]);
  });

  it("says that what answers is no Git server", async () => {
    here.server.intercept((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
      return true;
    });
    const error = await here.fn().failure(here.event());
    expect(codes(error)).toEqual(["REPOSITORY_ANSWER_UNEXPECTED"]);
  });

  it.each([
    ["a name that nobody knows", "https://no-such-host.invalid/octo/demo.git", "ENOTFOUND|EAI_AGAIN"],
    ["a port where nobody listens", "https://localhost:1/octo/demo.git", "ECONNREFUSED"],
  ])("says that %s does not answer", async (_, repositoryUrl, reason) => {
    const gitHosts = [new URL(repositoryUrl).host];
    const error = await here.fn({}, { gitHosts }).failure(gitEvent(repositoryUrl));
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toMatch(new RegExp(reason));
  });

  it("trusts no certificate that it does not know", async () => {
    const error = await here.fn({ agent: new Agent() }).failure(here.event());
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(here.server.requests).toEqual([]);
  });

  it("waits for a silent host no longer than it may", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const fn = here.fn({ idleTimeoutInMilliseconds: 50 }, { gitHosts: [`localhost:${port}`] });
    const error = await fn.failure(gitEvent(`https://localhost:${port}/octo/demo.git`));
    silent.close();
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toContain("silent");
  });

  it("gives up in time when an answer never ends", async () => {
    here.server.intercept((_, response) => {
      response.writeHead(200, { "content-type": "application/x-git-upload-pack-advertisement" });
      const drip = setInterval(() => response.write("0"), 20);
      response.on("close", () => clearInterval(drip));
      return true;
    });
    const fn = here.fn({}, {}, 2_500);
    expect(codes(await fn.failure(here.event()))).toEqual(["SEED_OUT_OF_TIME"]);
  });

  it("refuses to take credentials elsewhere", async () => {
    const other = await startGitServer();
    here.server.intercept((request, response) => {
      response.writeHead(302, { location: `https://localhost:${other.port}${request.url}` }).end();
      return true;
    });
    const error = await here.fn().failure(here.event());
    const { requests } = other;
    await other.close();
    expect(codes(error)).toEqual(["REPOSITORY_MOVED"]);
    expect(requests).toEqual([]);
  });

  it("refuses to take credentials to the same host without encryption", async () => {
    here.server.intercept((request, response) => {
      response.writeHead(301, { location: `http://localhost:${here.server.port}${request.url}` }).end();
      return true;
    });
    const error = await here.fn().failure(here.event());
    expect(codes(error)).toEqual(["REPOSITORY_MOVED"]);
  });

  it("follows a repository that was renamed at the same host", async () => {
    here.server.intercept((request, response) => {
      if (!request.url?.startsWith("/former/")) return false;
      response.writeHead(301, { location: request.url.replace("/former/", "/octo/") }).end();
      return true;
    });
    const fn = here.fn();
    const result = await fn.invoke(gitEvent(here.server.url.replace("/octo/", "/former/")));
    expect(result).toEqual({ outcome: "seeded", commit: here.server.git("rev-parse", "main") });
  });

  it("tells no secret, whatever the server repeats of it", async () => {
    here.server.intercept((request, response) => {
      const { authorization } = request.headers;
      response.writeHead(400, { "x-echo": authorization });
      response.end(`${authorization} ${PASSWORD} ${encodeURIComponent(PASSWORD)}`);
      return true;
    });
    const fn = here.fn();
    const error = await fn.failure(here.event());
    expect(codes(error)).toEqual(["REPOSITORY_ANSWER_UNEXPECTED"]);
    expectNoSecret(...fn.logged, error.stack ?? "");
    expect(error.message).toContain("***");
  });

  it("logs what it did and no secret", async () => {
    here.server.hook("post-receive", `echo "${PASSWORD} ${LOGIN}" >&2`);
    const fn = here.fn();
    await fn.invoke(here.event());
    const lines = fn.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({
        level: "INFO",
        projectId: gitEvent().projectId,
        result: expect.objectContaining({ outcome: "seeded" }),
      }),
    ]);
    expectNoSecret(...fn.logged);
    expect(fn.logged.join()).not.toContain(gitEvent().secretArn);
  });

  it("tells no secret of a push that is refused", async () => {
    here.server.hook("update", `echo "${PASSWORD} ${LOGIN}" >&2\nexit 1`);
    const fn = here.fn();
    const error = await fn.failure(here.event());
    expect(codes(error)).toEqual(["SEED_PUSH_REFUSED"]);
    expect(error.message).toContain("*** ***");
    expectNoSecret(...fn.logged, error.stack ?? "");
  });
});
