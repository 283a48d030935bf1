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

  /** SageMaker with what a pull request has left; an execution that is stopped is still stopping at the next look. */
  const sageMaker = (has: { readonly pipeline: string; readonly group: string }) => `
case $2 in
  list-pipelines) ${has.pipeline};;
  list-model-package-groups) ${has.group};;
  list-model-packages) printf 'arn:m/1\\tarn:m/2\\n';;
  list-pipeline-executions)
    if [ ! -e "$RUNNER_TEMP/stopped" ]; then echo arn:e
    elif [ ! -e "$RUNNER_TEMP/seen" ]; then touch "$RUNNER_TEMP/seen"; [[ $6 != *Stopping* ]] || echo arn:e; fi;;
  stop-pipeline-execution) touch "$RUNNER_TEMP/stopped";;
  delete-pipeline) [ -e "$RUNNER_TEMP/seen" ];;
esac`;
  const CLEAN_UP = scriptOf("Delete the pipeline of the pull request, and its models");
  const closed = { SAGEMAKER_PIPELINE_NAME: "churn-p-1", NUMBER: "7" };

  it("stops and deletes what a pull request has left, and nothing else", async () => {
    const has = { pipeline: "echo churn-p-1-pr-7", group: "echo churn-p-1-pr-7" };
    const { run, calls } = world("clean-up", { aws: sageMaker(has), sleep: "" });

    const { code, output } = await run(CLEAN_UP, closed);

    expect(code, output).toBe(0);
    const changes = calls()
      .split("--\n")
      .filter((call) => /^aws\nsagemaker\n(?!list-)/.test(call))
      .map((call) => call.trim().split("\n").slice(2).join(" "));
    expect(changes).toEqual([
      "stop-pipeline-execution --pipeline-execution-arn arn:e",
      "delete-pipeline --pipeline-name churn-p-1-pr-7",
      "delete-model-package --model-package-name arn:m/1",
      "delete-model-package --model-package-name arn:m/2",
      "delete-model-package-group --model-package-group-name churn-p-1-pr-7",
    ]);
  });

  it("deletes nothing where the pull request has left nothing", async () => {
    const { run, calls } = world("clean", { aws: sageMaker({ pipeline: ":", group: ":" }) });

    const { code, output } = await run(CLEAN_UP, closed);

    expect(code, output).toBe(0);
    expect(calls()).not.toMatch(/^(?:delete|stop)-/m);
  });
});
