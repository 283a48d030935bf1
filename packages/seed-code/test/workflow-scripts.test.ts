import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runScript } from "./buildspec.ts";
import { outsideEnvironment } from "./seeded-project.ts";
import { steps } from "./workflow.ts";

/** Its scripts, run in a repository, with stand-ins for the programs that ask GitHub, AWS and npm. */
describe("a script of the workflow", { timeout: 30_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "workflow-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const scriptOf = (name: string): string => steps.find((step) => step.name === name)?.run ?? "exit 99";

  /** Programs that write down what they are given, a word a line, before they do what the test says. */
  function world(name: string, programs: Readonly<Record<string, string>>) {
    const at = join(folder, name);
    const calls = join(at, "calls");
    for (const each of ["bin", "repository/build", "temp"]) mkdirSync(join(at, each), { recursive: true });
    writeFileSync(calls, "");
    for (const [program, body] of Object.entries(programs)) {
      const path = join(at, "bin", program);
      writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "${program}" "$@" -- >> "${calls}"\n${body}\n`);
      chmodSync(path, 0o755);
    }
    const repository = join(at, "repository");
    const run = (script: string, own: NodeJS.ProcessEnv) =>
      runScript(
        repository,
        [script],
        outsideEnvironment({
          PATH: `${join(at, "bin")}${delimiter}${process.env.PATH}`,
          RUNNER_TEMP: join(at, "temp"),
          ...own,
        }),
      );
    return { repository, run, calls: () => readFileSync(calls, "utf8") };
  }

  async function repositoryWith(programs: Readonly<Record<string, string>>, name: string, base: string) {
    const made = world(name, programs);
    const git = "git -c user.name=t -c user.email=t@example.com";
    const script = [
      "git init -q -b main",
      `echo base > ${base}`,
      "echo build/ > .gitignore",
      "git add -A",
      `${git} commit -qm base`,
      "echo head > pipeline.ts",
      "git add -A",
      `${git} commit -qm head`,
    ].join("\n");
    expect(await made.run(script, {})).toMatchObject({ code: 0 });
    return made;
  }
  const COMPARE = scriptOf("Compare with the branch that it goes into");
  /** `compile` copies the pipeline; `diff` says that there are differences, as the real one does. */
  const npx = (diffCode: number) =>
    `case $2 in compile) cp pipeline.ts "$4";; diff) cat "$3" "$4"; exit ${diffCode};; esac`;

  it.each([0, 1])("compares the pipeline with that of the base (diff ends with %i)", async (diffCode) => {
    const { repository, run } = await repositoryWith(
      { npx: npx(diffCode), npm: "" },
      `diff-${diffCode}`,
      "pipeline.ts",
    );
    writeFileSync(join(repository, "build/definition.json"), "mine\n");

    const { code, output } = await run(`BASE=$(git rev-parse HEAD~)\n${COMPARE}`, {});

    expect(code, output).toBe(0);
    expect(readFileSync(join(repository, "build/comment.md"), "utf8")).toBe(
      "<!-- sagewright diff -->\nbase\nmine\n",
    );
  });

  it("fails where there is no comparison", async () => {
    const { run } = await repositoryWith({ npx: npx(3), npm: "" }, "diff-fails", "pipeline.ts");

    expect((await run(`BASE=$(git rev-parse HEAD~)\n${COMPARE}`, {})).code).toBe(1);
  });

  it("says so where there is no pipeline yet to compare with", async () => {
    const { repository, run } = await repositoryWith({ npx: npx(0), npm: "" }, "new", "README.md");

    const { code, output } = await run(`BASE=$(git rev-parse HEAD~)\n${COMPARE}`, {});

    expect(code, output).toBe(0);
    expect(readFileSync(join(repository, "build/comment.md"), "utf8")).toContain("The pipeline is new.");
  });

  it.each([
    ["a first comment", "", "POST\nrepos/octo/churn/issues/7/comments\n"],
    ["its own comment anew", "echo 42; echo 43", "PATCH\nrepos/octo/churn/issues/comments/42\n"],
  ])("writes %s", async (_, found, expected) => {
    const { run, calls } = world(`comment-${found.length}`, {
      gh: `if [ "$2" != --method ]; then :; ${found || ":"}; fi`,
    });

    const { code, output } = await run(scriptOf("Comment"), { GITHUB_REPOSITORY: "octo/churn", NUMBER: "7" });

    expect(code, output).toBe(0);
    expect(calls()).toContain(`--method\n${expected}--field\nbody=@build/comment.md\n`);
    expect(calls().match(/--method/g)).toHaveLength(1);
  });

  it("fails where GitHub cannot be asked, and writes nothing", async () => {
    const { run, calls } = world("comment-fails", { gh: "exit 4" });

    expect((await run(scriptOf("Comment"), { GITHUB_REPOSITORY: "octo/churn", NUMBER: "7" })).code).toBe(4);
    expect(calls()).not.toContain("--method");
  });

  it("names the pipeline of a pull request after the project's", async () => {
    const { repository, run } = world("name", {});
    const given = { GITHUB_ENV: join(repository, "env"), SAGEMAKER_PIPELINE_NAME: "churn-p-1", NUMBER: "7" };

    await run(scriptOf("Name the pipeline of a pull request"), given);

    expect(readFileSync(join(repository, "env"), "utf8")).toBe("SAGEMAKER_PIPELINE_NAME=churn-p-1-pr-7\n");
  });

  it.each([
    ["deletes the pipeline of a pull request, and no other", "echo churn-p-1-pr-7", true],
    ["deletes nothing where the pull request had none", ":", false],
  ])("%s", async (_, listed, deletes) => {
    const { run, calls } = world(`delete-${deletes}`, {
      aws: `if [ "$2" = list-pipelines ]; then ${listed}; fi`,
    });

    const { code, output } = await run(scriptOf("Delete the pipeline of the pull request"), {
      SAGEMAKER_PIPELINE_NAME: "churn-p-1",
      NUMBER: "7",
    });

    expect(code, output).toBe(0);
    expect(calls().includes("delete-pipeline\n--pipeline-name\nchurn-p-1-pr-7\n")).toBe(deletes);
  });
});
