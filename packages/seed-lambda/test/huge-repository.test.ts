import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { gitEvent } from "../src/event.fixture.ts";
import { seedMarker } from "../src/marker.ts";
import { packetLine } from "../src/packet-line.ts";
import { eachGitServer } from "./each-git-server.ts";
import { type GitServer, isGitServerThere } from "./git-server.ts";
import { codes } from "./seed-function.ts";

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
  const here = eachGitServer();

  it("looks at 20 000 files without fetching them", async () => {
    const commit = importFiles(here.server, 20_000, 1_000, seedMarker(gitEvent()));
    // All of it would be 20 MB; the folders alone are less than a tenth.
    const fn = here.fn({ maxAnswerBytes: 2 * 2 ** 20 });
    expect(await fn.invoke(here.event())).toEqual({ outcome: "already-seeded", commit });
  });

  it("leaves a branch alone of which a server without filters sends too much", async () => {
    here.server.git("config", "uploadpack.allowFilter", "false");
    const commit = importFiles(here.server, 50, 100_000);
    const fn = here.fn({ maxAnswerBytes: 2 * 2 ** 20 });
    expect(await fn.invoke(here.event())).toMatchObject({ outcome: "left-alone", commit });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it("reads a small branch from a server without filters", async () => {
    here.server.git("config", "uploadpack.allowFilter", "false");
    const { commit } = await here.fn().invoke(here.event());
    const again = await here.fn().invoke(here.event());
    expect(again).toEqual({ outcome: "already-seeded", commit });
  });

  it("reads a branch from a server that offers filters and allows none", async () => {
    const { commit } = await here.fn().invoke(here.event());
    let isRefused = false;
    here.server.intercept((request, response) => {
      if (request.method !== "POST" || isRefused) return false;
      isRefused = true;
      response.writeHead(200, { "content-type": "application/x-git-upload-pack-result" });
      response.end(packetLine("ERR filter 'blob:none' not supported\n"));
      return true;
    });
    const again = await here.fn().invoke(here.event());
    expect(again).toEqual({ outcome: "already-seeded", commit });
    expect(isRefused).toBe(true);
  });

  it("says so where the list of branches alone is too long", async () => {
    const commit = importFiles(here.server, 1, 1);
    const refs = Array.from({ length: 2_000 }, (_, index) => `create refs/heads/many-${index} ${commit}\n`);
    execFileSync("git", ["--git-dir", here.server.bare, "update-ref", "--stdin"], { input: refs.join("") });
    const fn = here.fn({ maxAnswerBytes: 50_000 });
    expect(codes(await fn.failure(here.event()))).toEqual(["REPOSITORY_ANSWER_TOO_LARGE"]);
  });
});
