import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { ended } from "../../src/local-project/git.ts";
import { buildLogOf } from "../../src/local-project/places.ts";
import { type Clone, type Machine, machine, remoteLines, tinyPipeline } from "./on-machine.ts";

const PATIENCE = { timeout: 60_000 };

/** A project whose repository is empty, and a clone of it. */
async function project(): Promise<Machine & { readonly id: string; readonly work: Clone }> {
  const here = await machine();
  const made = await here.create("demo", { SeedTemplate: "none" });
  return { ...here, id: String(made.ProjectId), work: await here.clone(made) };
}

const push = (work: Clone, ...more: readonly string[]) => work.git("push", ...more, "origin", "HEAD:main");

/** Runs until the file is gone, which a job that is kept apart from the machine would not see. */
const waiting = (file: string): Readonly<Record<string, string>> => {
  const wait = `while (existsSync(${JSON.stringify(file)})) await new Promise((resolve) => setTimeout(resolve, 20));`;
  return {
    "pipeline.ts": `import { existsSync } from "node:fs";\n${tinyPipeline("{}").replace("=> {}", `=> { ${wait} return {}; }`)}`,
    "sagewright.config.ts": 'export default { isolation: "none" };\n',
  };
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(20);
};

it("takes a push whose pipeline is wrong, says what is wrong, and runs the next one", PATIENCE, async () => {
  const { work, engine, id, stateDir } = await project();
  work.write({ "pipeline.ts": "export default 1;\n" });
  const commit = await work.commit("wrong");

  const wrong = await push(work);
  const kept = await work.git("ls-remote", "origin", "refs/heads/main");
  work.write({ "pipeline.ts": tinyPipeline() });
  await work.commit("right");
  const right = await push(work);

  expect(wrong.code).toBe(0);
  expect(kept.stdout).toContain(commit);
  expect(remoteLines(wrong).join("\n")).toMatch(
    /PIPELINE_NOT_A_PIPELINE[\s\S]*^\w{7} is in the repository, but is not run\. Mend what is said above, and push\.$/m,
  );
  expect(remoteLines(right).join("\n")).toMatch(/^Succeeded/m);
  const [second, first] = engine.projects.builds.list(id);
  expect(second).toMatchObject({ status: "Succeeded" });
  expect(first).toMatchObject({
    commit,
    status: "Failed",
    failure: expect.stringMatching(/^PIPELINE_NOT_A_PIPELINE/),
  });
  expect(first).not.toHaveProperty("executionArn");
  expect(readFileSync(buildLogOf(stateDir, id, first?.number ?? 0), "utf8")).toContain(
    "PIPELINE_NOT_A_PIPELINE",
  );
});

it.each([
  ["before its run", "true", "is not run."],
  ["in its run", "existsSync(file)", "is not run to its end."],
])("tells and records what a pipeline's file throws later, %s", PATIENCE, async (_, when, told) => {
  const { work, engine, id, home } = await project();
  const throws = `setInterval(() => { if (${when}) throw new Error("later"); }, 20);`;
  work.write({
    "pipeline.ts": `import { existsSync, writeFileSync } from "node:fs";
const file = ${JSON.stringify(join(home, "runs"))};
if (process.env.SAGEMAKER_PROJECT_ID !== undefined) ${throws}
${tinyPipeline('{ writeFileSync(file, ""); await new Promise((resolve) => setTimeout(resolve, 30_000)); }')}`,
    "sagewright.config.ts": 'export default { isolation: "none" };\n',
  });
  await work.commit("throws later");

  const pushed = await push(work);

  expect(pushed.code).toBe(0);
  const lines = remoteLines(pushed).join("\n");
  expect(lines).toContain("PIPELINE_FILE_THREW");
  expect(lines).toContain(told);
  expect(engine.projects.builds.list(id)).toMatchObject([
    { status: "Failed", interrupted: false, failure: expect.stringContaining("Error: later") },
  ]);
  expect(engine.listExecutions().filter(({ endTime }) => endTime === undefined)).toEqual([]);
});

it("shows a run that fails, which is no reason to refuse the push", PATIENCE, async () => {
  const { work, engine, id } = await project();
  work.write({ "pipeline.ts": tinyPipeline('{ throw new Error("too hot"); }') });
  await work.commit("fails");

  const pushed = await push(work);

  expect(pushed.code).toBe(0);
  expect(remoteLines(pushed).join("\n")).toContain("too hot");
  expect(engine.listExecutions()).toMatchObject([{ status: "Failed" }]);
  expect(engine.projects.builds.list(id)).toMatchObject([
    { status: "Failed", failure: expect.stringContaining("too hot") },
  ]);
});

it("runs with the parameters that are given with the push, files among them", PATIENCE, async () => {
  const { work, engine } = await project();
  const pipeline = tinyPipeline()
    .replace(
      "{ steps",
      '{ params: defineParams({ Table: param.s3Uri({ default: "s3://nowhere/table.csv" }) }), steps',
    )
    .replace("import { pipeline", "import { defineParams, param, pipeline");
  const noGit = 'if (process.env.GIT_DIR !== undefined) throw new Error("git would look elsewhere");';
  work.write({ "pipeline.ts": `${pipeline}\n${noGit}\n`, "table.csv": "a,b" });
  await work.commit("with a parameter");

  const pushed = await push(work, "-o", "Table=table.csv");
  await work.commit("again");
  const wrong = await push(work, "-o", "ci.skip");

  expect(remoteLines(pushed).join("\n")).toMatch(/^Succeeded/m);
  const { Table } = engine.listExecutions()[0]?.parameters ?? {};
  expect(readFileSync(engine.pathOf(String(Table)), "utf8")).toBe("a,b");
  expect(remoteLines(wrong).join("\n")).toContain("PUSH_OPTION_INVALID");
});

it("runs nothing for other branches, tags and deletions, and says so", PATIENCE, async () => {
  const { work, engine, id } = await project();
  work.write({ "pipeline.ts": tinyPipeline() });
  await work.commit("first");
  await work.git("tag", "v1");

  const pushed = await work.git("push", "origin", "HEAD:refs/heads/$(id)`", "v1");
  const deleted = await work.git("push", "origin", "--delete", "$(id)`");

  expect(pushed.code, pushed.stderr).toBe(0);
  expect(remoteLines(pushed).toSorted()).toEqual([
    "Branch $(id)` is pushed. Only what is pushed to main is run.",
    "Tag v1 is pushed. Only what is pushed to main is run.",
  ]);
  expect(remoteLines(deleted)).toEqual(["Branch $(id)` is deleted. Only what is pushed to main is run."]);
  expect(engine.projects.builds.list(id)).toEqual([]);
});

it("runs what a forced push puts in the place of what was there", PATIENCE, async () => {
  const { work, engine } = await project();
  work.write({ "pipeline.ts": tinyPipeline() });
  await work.commit("first");
  await push(work);
  work.write({ "README.md": "another history" });
  await work.git("add", "--all");
  await work.git("commit", "--quiet", "--amend", "--message", "other");

  const plain = await push(work);
  const forced = await push(work, "--force");

  expect(plain.code).not.toBe(0);
  expect(forced.code, forced.stderr).toBe(0);
  expect(engine.listExecutions().map(({ status }) => status)).toEqual(["Succeeded", "Succeeded"]);
});

it("queues a push that comes while another is run", PATIENCE, async () => {
  const { work, engine, id, home, stateDir } = await project();
  const file = join(home, "wait");
  writeFileSync(file, "");
  work.write(waiting(file));
  const one = await work.commit("one");
  const first = push(work);
  await until(() => engine.listExecutions().length === 1);
  await work.commit("two");
  const second = push(work);
  await until(() => engine.projects.builds.underWay(id).length === 2);
  const meanwhile = engine.projects.builds.list(id).map(({ status }) => status);
  const log = buildLogOf(stateDir, id, engine.projects.builds.list(id)[0]?.number ?? 0);
  await until(() => readFileSync(log, "utf8").includes("Waiting"));

  rmSync(file);
  const [, told] = await Promise.all([first, second]);

  expect(meanwhile).toEqual(["Queued", "Running"]);
  expect(remoteLines(told)[0]).toBe(`Waiting for ${one.slice(0, 7)} to be built.`);
  const [later, earlier] = engine.listExecutions();
  expect([later?.status, earlier?.status]).toEqual(["Succeeded", "Succeeded"]);
  expect(String(later?.startTime) >= String(earlier?.endTime)).toBe(true);
});

it("shows what was killed as interrupted, and does not wait for it", PATIENCE, async () => {
  const { work, engine, id, home } = await project();
  const file = join(home, "wait");
  writeFileSync(file, "");
  work.write(waiting(file));
  await work.commit("one");
  const pusher = push(work);
  await until(() => engine.listExecutions().length === 1);
  const [{ pid } = { pid: 0 }] = ownersOf(home);
  process.kill(pid, "SIGKILL");
  await pusher;
  const killed = engine.projects.builds.list(id);
  const [execution] = engine.listExecutions();
  rmSync(file);
  await work.commit("two");

  const again = await push(work);

  expect(killed).toMatchObject([
    { status: "Running", interrupted: true, executionArn: execution?.executionArn },
  ]);
  expect(execution).toMatchObject({ interrupted: true });
  expect(remoteLines(again).join("\n")).toMatch(/^Succeeded/m);

  /** The process that builds names itself in the records. */
  function ownersOf(folder: string): readonly { readonly pid: number }[] {
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const database = new DatabaseSync(join(folder, `it's a "state" $(false)`, ".sagewright", "state.db"));
    const rows = database.prepare("SELECT pid FROM project_builds WHERE end_time IS NULL").all();
    database.close();
    return rows.map((row) => ({ pid: Number(row.pid) }));
  }
});

it("keeps the files of a commit in its folder, links as links", PATIENCE, async () => {
  const { work, home, id, stateDir } = await project();
  const outside = join(home, "outside");
  mkdirSync(outside);
  work.write({ "pipeline.ts": tinyPipeline() });
  symlinkSync(outside, join(work.folder, "link"));
  await work.commit("a link that leads out");

  const linked = await push(work);
  const evil = await evilCommit(work);
  const refused = await work.git("push", "--force", "origin", `${evil}:main`);

  expect(remoteLines(linked).join("\n")).toMatch(/^Succeeded/m);
  expect(remoteLines(refused).join("\n")).toContain("GIT_FAILED");
  expect(existsSync(join(stateDir, "projects", id, "evil"))).toBe(false);
});

/** A commit with a file "../evil". */
async function evilCommit(work: Clone): Promise<string> {
  const blob = (await work.git("hash-object", "-w", "pipeline.ts")).stdout.trim();
  const inner = await treeOf(work, `100644 blob ${blob}\tevil\n`);
  const entry = Buffer.concat([Buffer.from("40000 ..\0"), Buffer.from(inner, "hex")]);
  const file = join(work.folder, "..", "tree");
  writeFileSync(file, entry);
  const tree = (await work.git("hash-object", "-t", "tree", "--literally", "-w", file)).stdout.trim();
  return (await work.git("commit-tree", tree, "-m", "evil")).stdout.trim();
}

async function treeOf(work: Clone, entries: string): Promise<string> {
  const file = join(work.folder, "..", "entries");
  writeFileSync(file, entries);
  const child = spawn("git", ["mktree"], { cwd: work.folder, stdio: [openSync(file, "r"), "pipe", "pipe"] });
  return (await ended(child)).stdout.trim();
}
