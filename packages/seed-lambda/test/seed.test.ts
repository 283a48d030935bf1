import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { gitEvent } from "../src/event.fixture.ts";
import { seedMarker } from "../src/marker.ts";
import { eachGitServer } from "./each-git-server.ts";
import { isGitServerThere } from "./git-server.ts";
import { TEMPLATE } from "./seed-function.ts";

describe.skipIf(!isGitServerThere)("seeding through Git [needs git http-backend]", () => {
  const here = eachGitServer();

  it("seeds an empty repository, byte for byte", async () => {
    const result = await here.fn().invoke(here.event());
    expect(result).toEqual({ outcome: "seeded", commit: here.server.git("rev-parse", "main") });
    const names = here.server
      .git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "main")
      .split("\n");
    expect(names.toSorted()).toEqual([".sagewright-seed.json", ...Object.keys(TEMPLATE)].toSorted());
    for (const [name, bytes] of Object.entries(TEMPLATE)) {
      const stored = execFileSync("git", ["--git-dir", here.server.bare, "cat-file", "blob", `main:${name}`]);
      expect(stored.equals(bytes), name).toBe(true);
    }
    expect(here.server.git("ls-tree", "main", "run.sh")).toMatch(/^100755 /);
    expect(here.server.git("ls-tree", "main", "src.txt")).toMatch(/^100644 /);
    expect(here.server.git("fsck", "--strict")).toBe("");
  });

  it("leaves its own seed alone, and what came on top of it", async () => {
    await here.fn().invoke(here.event());
    const commit = here.server.commit("main", { "README.md": "mine now\n" });
    expect(await here.fn().invoke(here.event())).toEqual({ outcome: "already-seeded", commit });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it.each([
    ["another version", { seedVersion: "fedcba9876543210" }],
    ["another project", { projectId: "p-zzzzzz999999" }],
  ])("leaves the seed of %s alone and says so", async (_, other) => {
    const { commit } = await here.fn().invoke(here.event());
    const result = await here.fn().invoke({ ...here.event(), ...other });
    expect(result).toEqual({ outcome: "left-alone", commit, reason: expect.stringContaining("another") });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it("leaves other content alone and says so", async () => {
    const commit = here.server.commit("main", { "README.md": "made with the repository\n" });
    const result = await here.fn().invoke(here.event());
    expect(result).toEqual({
      outcome: "left-alone",
      commit,
      reason: expect.stringContaining("not the seed"),
    });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it("does not take a marker in a folder for its own", async () => {
    const commit = here.server.commit("main", { "below/.sagewright-seed.json": seedMarker(gitEvent()) });
    expect(await here.fn().invoke(here.event())).toMatchObject({ outcome: "left-alone", commit });
  });

  it("seeds a missing branch of a repository with others, from nothing", async () => {
    const main = here.server.commit("main", { "README.md": "other code\n" });
    const result = await here.fn().invoke({ ...here.event(), repositoryBranch: "team/ml" });
    expect(result).toEqual({ outcome: "seeded", commit: here.server.git("rev-parse", "team/ml") });
    expect(here.server.git("rev-parse", "main")).toBe(main);
    expect(here.server.git("rev-list", "--parents", "team/ml")).toBe(result.commit);
  });

  it("seeds a branch whose commit is empty, on top of that commit", async () => {
    const empty = here.server.commit("main", {});
    const result = await here.fn().invoke(here.event());
    expect(result.outcome).toBe("seeded");
    expect(here.server.git("rev-parse", "main", "main^")).toBe(`${result.commit}\n${empty}`);
  });

  it("seeds nothing for a project that asks for none, and asks nobody", async () => {
    expect(await here.fn().invoke({ ...here.event(), seedTemplate: "none" })).toMatchObject({
      outcome: "left-alone",
    });
    expect(here.server.requests).toEqual([]);
  });

  it("makes the same commit of the same seed", async () => {
    const first = await here.fn().invoke(here.event());
    here.server.git("update-ref", "-d", "refs/heads/main");
    expect(await here.fn().invoke(here.event())).toEqual(first);
  });

  it("is done once by eight at a time", async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => here.fn().invoke(here.event())));
    const tip = here.server.git("rev-parse", "main");
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["seeded", "already-seeded"]));
    expect(results.filter(({ outcome }) => outcome === "seeded")).toHaveLength(1);
    expect(results.map(({ commit }) => commit)).toEqual(Array.from({ length: 8 }, () => tip));
    expect(here.server.git("rev-list", "--count", "main")).toBe("1");
  });

  it("gives a branch that eight projects want to one of them", async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        here.fn().invoke({ ...here.event(), projectId: `p-abcdef${index}` }),
      ),
    );
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array.from({ length: 7 }, () => "left-alone"),
      "seeded",
    ]);
    expect(here.server.git("rev-list", "--count", "main")).toBe("1");
  });

  it("never pushes over what came between the look and the push", async () => {
    let commit: string | undefined;
    here.server.intercept((request) => {
      if (request.url?.endsWith("service=git-receive-pack") && commit === undefined) {
        commit = here.server.commit("main", { "theirs.txt": "quicker\n" });
      }
      return false;
    });
    expect(await here.fn().invoke(here.event())).toMatchObject({
      outcome: "left-alone",
      commit: here.server.git("rev-parse", "main"),
    });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it("never pushes over what came between the server's list and the push", async () => {
    let commit: string | undefined;
    here.server.intercept((request) => {
      if (request.method === "POST" && request.url?.endsWith("/git-receive-pack") && commit === undefined) {
        commit = here.server.commit("main", { "theirs.txt": "quicker still\n" });
      }
      return false;
    });
    expect(await here.fn().invoke(here.event())).toMatchObject({ outcome: "left-alone" });
    expect(here.server.git("rev-parse", "main")).toBe(commit);
  });

  it("does not call its own what another call has pushed between the look and the push", async () => {
    const { commit = "" } = await here.fn().invoke(here.event());
    here.server.git("update-ref", "-d", "refs/heads/main");
    here.server.intercept((request) => {
      if (request.url?.endsWith("service=git-receive-pack"))
        here.server.git("update-ref", "refs/heads/main", commit);
      return false;
    });
    expect(await here.fn().invoke(here.event())).toEqual({ outcome: "already-seeded", commit });
  });

  it("finds its own push when the answer to it was lost", async () => {
    let pushes = 0;
    here.server.intercept((request, response) => {
      if (request.method !== "POST" || !request.url?.endsWith("/git-receive-pack")) return false;
      pushes += 1;
      response.write = () => {
        request.socket.destroy();
        return true;
      };
      return false;
    });
    const result = await here.fn().invoke(here.event());
    expect(result).toEqual({ outcome: "already-seeded", commit: here.server.git("rev-parse", "main") });
    expect(pushes).toBe(1);
  });

  it("tries again after a host in trouble", async () => {
    let left = 2;
    here.server.intercept((_, response) => {
      if (left === 0) return false;
      left -= 1;
      response.writeHead(503).end("try later");
      return true;
    });
    expect(await here.fn().invoke(here.event())).toMatchObject({ outcome: "seeded" });
  });
});
