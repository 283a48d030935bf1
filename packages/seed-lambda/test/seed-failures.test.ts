import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GitServer, isGitServerThere, PASSWORD, startGitServer, USERNAME } from "./git-server.ts";
import { codes, EVENT, seedFunction, templatesFolder } from "./seed-function.ts";

const LOGIN = Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64");

/** The credentials in no form. */
function expectNoSecret(...texts: readonly string[]): void {
  const text = texts.join("\n");
  for (const form of [PASSWORD, encodeURIComponent(PASSWORD), LOGIN]) expect(text).not.toContain(form);
}

describe.skipIf(!isGitServerThere)("what keeps it from seeding [needs git http-backend]", () => {
  const templates = templatesFolder();
  let server: GitServer;
  beforeEach(async () => {
    server = await startGitServer();
  });
  afterEach(() => server.close());
  const event = () => ({ ...EVENT, repositoryUrl: server.url });

  it("says that the credentials are refused, once", async () => {
    const fn = seedFunction(
      templates.url,
      { agent: server.agent },
      { readSecret: async () => "wrong-token" },
    );
    const error = await fn.failure(event());
    expect(codes(error)).toEqual(["GIT_CREDENTIALS_REFUSED"]);
    expect(error.message).toContain("status 401, Authentication failed");
    expect(server.requests).toHaveLength(1);
    expect([...fn.logged, error.message].join()).not.toContain("wrong-token");
  });

  it("says why a protected branch refuses the push, and leaves it missing", async () => {
    server.hook("pre-receive", 'echo "GH006: Protected branch update failed" >&2\nexit 1');
    const fn = seedFunction(templates.url, { agent: server.agent });
    const error = await fn.failure(event());
    expect(codes(error)).toEqual(["SEED_PUSH_REFUSED"]);
    expect(error.message).toContain("pre-receive hook declined");
    expect(error.message).toContain("GH006: Protected branch update failed");
    expect(server.git("for-each-ref")).toBe("");
  });

  it("says so where reading is allowed and pushing is not", async () => {
    server.git("config", "http.receivepack", "false");
    const error = await seedFunction(templates.url, { agent: server.agent }).failure(event());
    expect(codes(error)).toEqual(["GIT_CREDENTIALS_REFUSED"]);
  });

  it("says that there is no such repository", async () => {
    const error = await seedFunction(templates.url, { agent: server.agent }).failure({
      ...EVENT,
      repositoryUrl: server.url.replace("demo", "nobody"),
    });
    expect(codes(error)).toEqual(["REPOSITORY_NOT_FOUND"]);
  });

  it("says that what answers is no Git server", async () => {
    server.intercept((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
      return true;
    });
    const error = await seedFunction(templates.url, { agent: server.agent }).failure(event());
    expect(codes(error)).toEqual(["REPOSITORY_ANSWER_UNEXPECTED"]);
  });

  it.each([
    ["a name that nobody knows", "https://no-such-host.invalid/octo/demo.git", "ENOTFOUND|EAI_AGAIN"],
    ["a port where nobody listens", "https://localhost:1/octo/demo.git", "ECONNREFUSED"],
  ])("says that %s does not answer", async (_, repositoryUrl, reason) => {
    const error = await seedFunction(templates.url, { agent: server.agent }).failure({
      ...EVENT,
      repositoryUrl,
    });
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toMatch(new RegExp(reason));
  });

  it("trusts no certificate that it does not know", async () => {
    const error = await seedFunction(templates.url, {}).failure(event());
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(server.requests).toEqual([]);
  });

  it("waits for a silent host no longer than it may", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const fn = seedFunction(templates.url, { agent: server.agent, idleTimeoutInMilliseconds: 50 });
    const error = await fn.failure({ ...EVENT, repositoryUrl: `https://localhost:${port}/octo/demo.git` });
    silent.close();
    expect(codes(error)).toEqual(["REPOSITORY_UNREACHABLE"]);
    expect(error.message).toContain("silent");
  });

  it("gives up in time when an answer never ends", async () => {
    server.intercept((_, response) => {
      response.writeHead(200, { "content-type": "application/x-git-upload-pack-advertisement" });
      const drip = setInterval(() => response.write("0"), 20);
      response.on("close", () => clearInterval(drip));
      return true;
    });
    const fn = seedFunction(templates.url, { agent: server.agent }, {}, 2_500);
    expect(codes(await fn.failure(event()))).toEqual(["SEED_OUT_OF_TIME"]);
  });

  it("refuses to take credentials elsewhere", async () => {
    const other = await startGitServer();
    server.intercept((request, response) => {
      response.writeHead(302, { location: `https://localhost:${other.port}${request.url}` }).end();
      return true;
    });
    const error = await seedFunction(templates.url, { agent: server.agent }).failure(event());
    const { requests } = other;
    await other.close();
    expect(codes(error)).toEqual(["REPOSITORY_MOVED"]);
    expect(requests).toEqual([]);
  });

  it("refuses to take credentials to the same host without encryption", async () => {
    server.intercept((request, response) => {
      response.writeHead(301, { location: `http://localhost:${server.port}${request.url}` }).end();
      return true;
    });
    const error = await seedFunction(templates.url, { agent: server.agent }).failure(event());
    expect(codes(error)).toEqual(["REPOSITORY_MOVED"]);
  });

  it("follows a repository that was renamed at the same host", async () => {
    server.intercept((request, response) => {
      if (!request.url?.startsWith("/former/")) return false;
      response.writeHead(301, { location: request.url.replace("/former/", "/octo/") }).end();
      return true;
    });
    const fn = seedFunction(templates.url, { agent: server.agent });
    const result = await fn.invoke({ ...EVENT, repositoryUrl: server.url.replace("/octo/", "/former/") });
    expect(result).toEqual({ outcome: "seeded", commit: server.git("rev-parse", "main") });
  });

  it("tells no secret, whatever the server repeats of it", async () => {
    server.intercept((request, response) => {
      const { authorization } = request.headers;
      response.writeHead(400, { "x-echo": authorization });
      response.end(`${authorization} ${PASSWORD} ${encodeURIComponent(PASSWORD)}`);
      return true;
    });
    const fn = seedFunction(templates.url, { agent: server.agent });
    const error = await fn.failure(event());
    expect(codes(error)).toEqual(["REPOSITORY_ANSWER_UNEXPECTED"]);
    expectNoSecret(...fn.logged, error.stack ?? "");
    expect(error.message).toContain("***");
  });

  it("logs what it did and no secret", async () => {
    server.hook("post-receive", `echo "${PASSWORD} ${LOGIN}" >&2`);
    const fn = seedFunction(templates.url, { agent: server.agent });
    await fn.invoke(event());
    const lines = fn.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({
        level: "INFO",
        projectId: EVENT.projectId,
        result: expect.objectContaining({ outcome: "seeded" }),
      }),
    ]);
    expectNoSecret(...fn.logged);
    expect(fn.logged.join()).not.toContain(EVENT.secretArn);
  });

  it("tells no secret of a push that is refused", async () => {
    server.hook("update", `echo "${PASSWORD} ${LOGIN}" >&2\nexit 1`);
    const fn = seedFunction(templates.url, { agent: server.agent });
    const error = await fn.failure(event());
    expect(codes(error)).toEqual(["SEED_PUSH_REFUSED"]);
    expect(error.message).toContain("*** ***");
    expectNoSecret(...fn.logged, error.stack ?? "");
  });
});
