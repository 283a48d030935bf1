import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkInBuildspec } from "../src/buildspec.ts";
import { gitEvent } from "../src/event.fixture.ts";
import { type SeedOrigin, seedMarker, seedMessage } from "../src/marker.ts";
import { type GitServer, isGitServerThere, PASSWORD, startGitServer, USERNAME } from "./git-server.ts";
import { seedFunction, templatesFolder } from "./seed-function.ts";

/** The AWS CLI as Git's credential helper. */
const AWS_CLI = `#!/bin/bash
printf '%s %s %s\\n' "$AWS_REGION" "$AWS_DEFAULT_REGION" "$*" >> "$ASKED"
cat >> "$ASKED"
if [ "$3" = get ]; then printf 'username=${USERNAME}\\npassword=%s\\n' "$PASSWORD"; fi
`;

const { phases } = JSON.parse(checkInBuildspec()) as { phases: { build: { commands: string[] } } };

describe.skipIf(!isGitServerThere)("the check-in build [needs git http-backend]", () => {
  let templates: ReturnType<typeof templatesFolder>;
  let server: GitServer;
  /** What the AWS CLI was asked, and for which region. */
  let asked: string;
  beforeEach(async () => {
    templates = templatesFolder();
    server = await startGitServer();
  });
  afterEach(async () => {
    templates.remove();
    await server.close();
  });

  /** Runs the commands as CodeBuild does: one after another in one Bash, up to one that fails. */
  async function build(variables: Readonly<Record<string, string>> = {}, origin: Partial<SeedOrigin> = {}) {
    const folder = mkdtempSync(join(tmpdir(), "seed-check-in-"));
    const script = [
      ...phases.build.commands.map((command) => `if [ -z "$STOPPED" ]; then\n${command}\nfi || STOPPED=yes`),
      'for name in OUTCOME COMMIT REASON; do eval "printf %s \\"\\$SEED_$name\\"" > "$NOTES/$name"; done',
      '[ -z "$STOPPED" ]',
    ].join("\n");
    const seed = { ...gitEvent(), ...origin };
    const programs = mkdtempSync(join(tmpdir(), "seed-check-in-aws-"));
    writeFileSync(join(programs, "aws"), AWS_CLI, { mode: 0o755 });
    // The image may have a helper of its own, for another place.
    writeFileSync(
      join(folder, ".gitconfig"),
      '[credential]\nhelper = "!echo username=other; echo password=other; :"\n',
    );
    const code = await new Promise<number>((resolve) => {
      const child = execFile(
        "bash",
        ["-c", script],
        {
          cwd: templates.path,
          env: {
            PATH: `${programs}:${process.env.PATH}`,
            HOME: folder,
            TMPDIR: folder,
            NOTES: folder,
            CODEBUILD_SRC_DIR: templates.path,
            GIT_SSL_CAINFO: server.certificate,
            ASKED: join(programs, "asked"),
            AWS_DEFAULT_REGION: "us-east-1",
            PASSWORD,
            CLONE_URL: server.url,
            REPOSITORY_BRANCH: "main",
            SEED_TEMPLATE: "penguins",
            SEED_MARKER: Buffer.from(seedMarker(seed)).toString("base64"),
            SEED_MESSAGE: Buffer.from(seedMessage(seed)).toString("base64"),
            ...variables,
          },
        },
        () => resolve(child.exitCode ?? -1),
      );
    });
    const [outcome, commit, reason] = ["OUTCOME", "COMMIT", "REASON"].map((name) =>
      readFileSync(join(folder, name), "utf8"),
    );
    asked = readFileSync(join(programs, "asked"), { encoding: "utf8", flag: "a+" });
    rmSync(folder, { recursive: true });
    rmSync(programs, { recursive: true });
    return { code, outcome, commit, reason };
  }

  it("makes the very commit that the function makes", async () => {
    const result = await build();
    expect(result).toEqual({
      code: 0,
      outcome: "seeded",
      commit: server.git("rev-parse", "main"),
      reason: "",
    });
    server.git("update-ref", "-d", "refs/heads/main");
    const gitHosts = [new URL(server.url).host];
    const fn = seedFunction(templates.url, { agent: server.agent }, { gitHosts });
    expect(await fn.invoke(gitEvent(server.url))).toEqual({
      outcome: "seeded",
      commit: result.commit,
    });
  });

  it("leaves its own seed alone, and what came on top of it", async () => {
    await build();
    const commit = server.commit("main", { "README.md": "mine now\n" });
    expect(await build()).toEqual({ code: 0, outcome: "already-seeded", commit, reason: "" });
  });

  it.each([{ seedVersion: "fedcba9876543210" }, { projectId: "p-zzzzzz999999" }])(
    "leaves another seed alone and says so: %j",
    async (other) => {
      const { commit } = await build();
      expect(await build({}, other)).toEqual({
        code: 0,
        outcome: "left-alone",
        commit,
        reason: expect.stringContaining("another"),
      });
      expect(server.git("rev-parse", "main")).toBe(commit);
    },
  );

  it("leaves other content alone and says so", async () => {
    const commit = server.commit("main", { "README.md": "made with the repository\n" });
    expect(await build()).toMatchObject({ code: 0, outcome: "left-alone", commit });
    expect(server.git("rev-parse", "main")).toBe(commit);
  });

  it("seeds a missing branch from nothing, and an empty one on top of its commit", async () => {
    const empty = server.commit("main", {});
    const top = await build();
    const other = await build({ REPOSITORY_BRANCH: "team/ml" });
    expect([top.outcome, other.outcome]).toEqual(["seeded", "seeded"]);
    expect(server.git("rev-parse", "main^")).toBe(empty);
    expect(server.git("rev-list", "--parents", "team/ml")).toBe(other.commit);
  });

  it("does not take a branch whose name ends alike for the branch", async () => {
    const commit = server.commit("team/main", { "README.md": "other\n" });
    expect(await build()).toMatchObject({ outcome: "seeded" });
    expect(server.git("rev-parse", "team/main")).toBe(commit);
  });

  it("is done once by several at a time", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => build()));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(results.filter(({ outcome }) => outcome === "seeded")).toHaveLength(1);
    expect(server.git("rev-list", "--count", "main")).toBe("1");
  });

  it("fails with the reason of a protected branch", async () => {
    server.hook("pre-receive", "echo 'GH006: Protected branch' >&2\nexit 1");
    const result = await build();
    expect(result).toMatchObject({
      code: 1,
      outcome: "failed",
      reason: expect.stringContaining("GH006: Protected"),
    });
    expect(server.git("for-each-ref")).toBe("");
  });

  it.each([
    ["another program's protocol", { CLONE_URL: "ext::sh -c touch% pwned" }, "CLONE_URL"],
    ["a file", { CLONE_URL: "file:///etc" }, "CLONE_URL"],
    ["an option as a branch", { REPOSITORY_BRANCH: "--upload-pack=touch pwned" }, "REPOSITORY_BRANCH"],
    ["a command as a branch", { REPOSITORY_BRANCH: 'main"; touch pwned; "' }, "REPOSITORY_BRANCH"],
    ["a substitution as a branch", { REPOSITORY_BRANCH: "$(touch pwned)" }, "REPOSITORY_BRANCH"],
    ["two lines as a branch", { REPOSITORY_BRANCH: "main\ntouch pwned" }, "REPOSITORY_BRANCH"],
    ["a branch that Git does not allow", { REPOSITORY_BRANCH: "a..b" }, "REPOSITORY_BRANCH"],
    ["a path as a template", { SEED_TEMPLATE: "../penguins" }, "SEED_TEMPLATE"],
    ["a template that is not there", { SEED_TEMPLATE: "nothing" }, "no seed template"],
  ])("refuses %s and runs nothing of it", async (_, variables, reason) => {
    writeFileSync(join(templates.path, "before"), "");
    const result = await build(variables);
    expect(result).toMatchObject({ code: 1, outcome: "failed", reason: expect.stringContaining(reason) });
    expect(() => readFileSync(join(templates.path, "pwned"))).toThrow("ENOENT");
    expect(server.git("for-each-ref")).toBe("");
  });

  it("refuses a template with a link, which may lead anywhere", async () => {
    symlinkSync("/etc/hostname", join(templates.path, "templates", "penguins", "link"));
    expect(await build()).toMatchObject({ code: 1, reason: expect.stringContaining("link") });
  });

  it("signs as the AWS CLI does for connections, with the URL's path, in the connection's region", async () => {
    const url = `https://codeconnections.eu-central-1.amazonaws.invalid:${server.port}/octo/demo.git`;
    await build({
      CLONE_URL: url,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.${server.url}.insteadOf`,
      GIT_CONFIG_VALUE_0: url,
    });
    expect(asked).toContain("eu-central-1 eu-central-1 codecommit credential-helper get\n");
    expect(asked).toContain("path=octo/demo.git\n");
  });

  it("says what it lacks", async () => {
    const result = await build({ PASSWORD: "wrong-password" });
    expect(result).toMatchObject({
      code: 1,
      outcome: "failed",
      reason: expect.stringContaining("cannot be read"),
    });
    expect(result.reason).not.toContain("wrong-password");
  });
});
