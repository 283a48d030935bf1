import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedMarker } from "../src/marker.ts";
import { type GitServer, isGitServerThere, startGitServer } from "./git-server.ts";
import { EVENT, seedFunction, TEMPLATE, templatesFolder } from "./seed-function.ts";

describe.skipIf(!isGitServerThere)("seeding through Git [needs git http-backend]", () => {
  const templates = templatesFolder();
  let server: GitServer;
  beforeEach(async () => {
    server = await startGitServer();
  });
  afterEach(() => server.close());
  const event = () => ({ ...EVENT, repositoryUrl: server.url });
  const fn = () => seedFunction(templates.url, { agent: server.agent });

  it("seeds an empty repository, byte for byte", async () => {
    const result = await fn().invoke(event());
    expect(result).toEqual({ outcome: "seeded", commit: server.git("rev-parse", "main") });
    const names = server
      .git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "main")
      .split("\n");
    expect(names.toSorted()).toEqual([".sagewright-seed.json", ...Object.keys(TEMPLATE)].toSorted());
    for (const [name, bytes] of Object.entries(TEMPLATE)) {
      const stored = execFileSync("git", ["--git-dir", server.bare, "cat-file", "blob", `main:${name}`]);
      expect(stored.equals(bytes), name).toBe(true);
    }
    expect(server.git("ls-tree", "main", "run.sh")).toMatch(/^100755 /);
    expect(server.git("ls-tree", "main", "src.txt")).toMatch(/^100644 /);
    expect(server.git("fsck", "--strict")).toBe("");
  });

  it("leaves its own seed alone, and what came on top of it", async () => {
    await fn().invoke(event());
    const commit = server.commit("main", { "README.md": "mine now\n" });
    expect(await fn().invoke(event())).toEqual({ outcome: "already-seeded", commit });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it.each([
    ["another version", { seedVersion: "fedcba9876543210" }],
    ["another project", { projectId: "p-zzzzzz999999" }],
  ])("leaves the seed of %s alone and says so", async (_, other) => {
    const { commit } = await fn().invoke(event());
    const result = await fn().invoke({ ...event(), ...other });
    expect(result).toEqual({ outcome: "left-alone", commit, reason: expect.stringContaining("another") });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("leaves other content alone and says so", async () => {
    const commit = server.commit("main", { "README.md": "made with the repository\n" });
    const result = await fn().invoke(event());
    expect(result).toEqual({
      outcome: "left-alone",
      commit,
      reason: expect.stringContaining("not the seed"),
    });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("does not take a marker in a folder for its own", async () => {
    const commit = server.commit("main", { "below/.sagewright-seed.json": seedMarker(EVENT) });
    expect(await fn().invoke(event())).toMatchObject({ outcome: "left-alone", commit });
  });

  it("seeds a missing branch of a repository with others, from nothing", async () => {
    const main = server.commit("main", { "README.md": "other code\n" });
    const result = await fn().invoke({ ...event(), repositoryBranch: "team/ml" });
    expect(result).toEqual({ outcome: "seeded", commit: server.git("rev-parse", "team/ml") });
    expect(server.git("rev-parse", "main")).toBe(main);
    expect(server.git("rev-list", "--parents", "team/ml")).toBe(result.commit);
  });

  it("seeds a branch whose commit is empty, on top of that commit", async () => {
    const empty = server.commit("main", {});
    const result = await fn().invoke(event());
    expect(result.outcome).toBe("seeded");
    expect(server.git("rev-parse", "main", "main^")).toBe(`${result.commit}\n${empty}`);
  });

  it("seeds nothing for a project that asks for none, and asks nobody", async () => {
    expect(await fn().invoke({ ...event(), seedTemplate: "none" })).toMatchObject({ outcome: "left-alone" });
    expect(server.requests).toEqual([]);
  });

  it("makes the same commit of the same seed", async () => {
    const first = await fn().invoke(event());
    server.git("update-ref", "-d", "refs/heads/main");
    expect(await fn().invoke(event())).toEqual(first);
  });

  it("is done once by eight at a time", async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => fn().invoke(event())));
    const tip = server.git("rev-parse", "main");
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["seeded", "already-seeded"]));
    expect(results.filter(({ outcome }) => outcome === "seeded")).toHaveLength(1);
    expect(results.map(({ commit }) => commit)).toEqual(Array.from({ length: 8 }, () => tip));
    expect(server.git("rev-list", "--count", "main")).toBe("1");
  });

  it("gives a branch that eight projects want to one of them", async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => fn().invoke({ ...event(), projectId: `p-abcdef${index}` })),
    );
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array.from({ length: 7 }, () => "left-alone"),
      "seeded",
    ]);
    expect(server.git("rev-list", "--count", "main")).toBe("1");
  });

  it("never pushes over what came between the look and the push", async () => {
    let commit: string | undefined;
    server.intercept((request) => {
      if (request.url?.endsWith("service=git-receive-pack") && commit === undefined) {
        commit = server.commit("main", { "theirs.txt": "quicker\n" });
      }
      return false;
    });
    expect(await fn().invoke(event())).toMatchObject({
      outcome: "left-alone",
      commit: server.git("rev-parse", "main"),
    });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("never pushes over what came between the server's list and the push", async () => {
    let commit: string | undefined;
    server.intercept((request) => {
      if (request.method === "POST" && request.url?.endsWith("/git-receive-pack") && commit === undefined) {
        commit = server.commit("main", { "theirs.txt": "quicker still\n" });
      }
      return false;
    });
    expect(await fn().invoke(event())).toMatchObject({ outcome: "left-alone" });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("does not call its own what another call has pushed between the look and the push", async () => {
    const { commit = "" } = await fn().invoke(event());
    server.git("update-ref", "-d", "refs/heads/main");
    server.intercept((request) => {
      if (request.url?.endsWith("service=git-receive-pack"))
        server.git("update-ref", "refs/heads/main", commit);
      return false;
    });
    expect(await fn().invoke(event())).toEqual({ outcome: "already-seeded", commit });
  });

  it("finds its own push when the answer to it was lost", async () => {
    let pushes = 0;
    server.intercept((request, response) => {
      if (request.method !== "POST" || !request.url?.endsWith("/git-receive-pack")) return false;
      pushes += 1;
      response.write = () => {
        request.socket.destroy();
        return true;
      };
      return false;
    });
    const result = await fn().invoke(event());
    expect(result).toEqual({ outcome: "already-seeded", commit: server.git("rev-parse", "main") });
    expect(pushes).toBe(1);
  });

  it("tries again after a host in trouble", async () => {
    let left = 2;
    server.intercept((_, response) => {
      if (left === 0) return false;
      left -= 1;
      response.writeHead(503).end("try later");
      return true;
    });
    expect(await fn().invoke(event())).toMatchObject({ outcome: "seeded" });
  });
});
