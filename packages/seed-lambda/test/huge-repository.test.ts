import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedMarker } from "../src/marker.ts";
import { packetLine } from "../src/packet-line.ts";
import { type GitServer, isGitServerThere, startGitServer } from "./git-server.ts";
import { codes, EVENT, seedFunction, templatesFolder } from "./seed-function.ts";

/** Writes a branch with many files, by the way that Git has for importers. */
function importFiles(server: GitServer, count: number, size: number, marker?: string): string {
  const parts: (string | Buffer)[] = [
    "commit refs/heads/main\ncommitter Eve <eve@example.com> 0 +0000\ndata 4\nhuge\n",
  ];
  const add = (name: string, bytes: Buffer) =>
    parts.push(`M 100644 inline ${name}\ndata ${bytes.length}\n`, bytes, "\n");
  for (let index = 0; index < count; index += 1)
    add(`folder-${index % 100}/file-${index}.bin`, randomBytes(size));
  if (marker !== undefined) add(".sagewright-seed.json", Buffer.from(marker));
  execFileSync("git", ["--git-dir", server.bare, "fast-import", "--quiet"], {
    input: Buffer.concat(parts.map((part) => Buffer.from(part))),
    stdio: ["pipe", "ignore", "ignore"],
  });
  return server.git("rev-parse", "main");
}

describe.skipIf(!isGitServerThere)("huge repositories [needs git http-backend]", () => {
  const templates = templatesFolder();
  let server: GitServer;
  beforeEach(async () => {
    server = await startGitServer();
  });
  afterEach(() => server.close());
  const event = () => ({ ...EVENT, repositoryUrl: server.url });

  it("looks at 20 000 files without fetching them", async () => {
    const commit = importFiles(server, 20_000, 1_000, seedMarker(EVENT));
    // All of it would be 20 MB; the folders alone are less than a tenth.
    const fn = seedFunction(templates.url, { agent: server.agent, maxAnswerBytes: 2 * 2 ** 20 });
    expect(await fn.invoke(event())).toEqual({ outcome: "already-seeded", commit });
  });

  it("leaves a branch alone of which a server without filters sends too much", async () => {
    server.git("config", "uploadpack.allowFilter", "false");
    const commit = importFiles(server, 50, 100_000);
    const fn = seedFunction(templates.url, { agent: server.agent, maxAnswerBytes: 2 * 2 ** 20 });
    expect(await fn.invoke(event())).toMatchObject({ outcome: "left-alone", commit });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("reads a small branch from a server without filters", async () => {
    server.git("config", "uploadpack.allowFilter", "false");
    const { commit } = await seedFunction(templates.url, { agent: server.agent }).invoke(event());
    const again = await seedFunction(templates.url, { agent: server.agent }).invoke(event());
    expect(again).toEqual({ outcome: "already-seeded", commit });
  });

  it("reads a branch from a server that offers filters and allows none", async () => {
    const { commit } = await seedFunction(templates.url, { agent: server.agent }).invoke(event());
    let isRefused = false;
    server.intercept((request, response) => {
      if (request.method !== "POST" || isRefused) return false;
      isRefused = true;
      response.writeHead(200, { "content-type": "application/x-git-upload-pack-result" });
      response.end(packetLine("ERR filter 'blob:none' not supported\n"));
      return true;
    });
    const again = await seedFunction(templates.url, { agent: server.agent }).invoke(event());
    expect(again).toEqual({ outcome: "already-seeded", commit });
    expect(isRefused).toBe(true);
  });

  it("says so where the list of branches alone is too long", async () => {
    const commit = importFiles(server, 1, 1);
    const refs = Array.from({ length: 2_000 }, (_, index) => `create refs/heads/many-${index} ${commit}\n`);
    execFileSync("git", ["--git-dir", server.bare, "update-ref", "--stdin"], { input: refs.join("") });
    const fn = seedFunction(templates.url, { agent: server.agent, maxAnswerBytes: 50_000 });
    expect(codes(await fn.failure(event()))).toEqual(["REPOSITORY_ANSWER_TOO_LARGE"]);
  });
});
