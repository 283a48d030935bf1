import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { steps, text, workflow } from "./workflow.ts";

const jobs = Object.entries(workflow.jobs);

describe("the workflow", () => {
  it("runs on pull requests with their own permissions, never with those of the target", () => {
    expect(Object.keys(workflow.on).sort()).toEqual(["pull_request", "push"]);
    expect(workflow.permissions).toEqual({});
  });

  it("lets a job do what it needs: only those that take a role may ask for GitHub's token of identity", () => {
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      check: { contents: "read", "pull-requests": "write" },
      sagemaker: { contents: "read", "id-token": "write" },
      "clean-up": { "id-token": "write" },
    });
    for (const [name, { permissions, steps }] of jobs) {
      const takesRole = steps.some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
      expect(takesRole, name).toBe(permissions["id-token"] === "write");
    }
  });

  it("has the runs of one pull request wait for each other, merged or not, and for none of a branch's", () => {
    expect(workflow.concurrency.group).toBe(
      `sagewright-\${{ github.event.pull_request.number || github.ref }}`,
    );
  });

  it("gives the role to no fork", () => {
    for (const name of ["sagemaker", "clean-up"])
      expect(workflow.jobs[name]?.if).toContain("head.repo.full_name == github.repository");
  });

  it("takes its role by OIDC: no key, no secret", () => {
    expect(text).not.toMatch(/secrets\.|aws-(?:access-key-id|secret-access-key)/);
  });

  it("pins every action to a commit, and says which version that is", () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
    expect(used.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("puts no value of GitHub's into a script: they come as variables", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  it("leaves no credentials of Git's behind, and ends", () => {
    for (const { uses = "", with: given } of steps)
      if (uses.startsWith("actions/checkout@")) expect(given?.["persist-credentials"]).toBe(false);
    for (const [name, job] of jobs) expect(job["timeout-minutes"], name).toBeGreaterThan(0);
  });

  it("does what the buildspec does", () => {
    const buildspec = parse(
      readFileSync(join(import.meta.dirname, "../shared/codebuild-buildspec.yml"), "utf8"),
    );
    const scripts = steps.map(({ run = "" }) => run).join("\n");
    const commands = Object.values<{ commands: readonly string[] }>(buildspec.phases).flatMap(
      ({ commands }) => commands,
    );
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands)
      expect(scripts).toContain(/node ci\/metrics\.mjs build/.exec(command)?.[0] ?? command);
  });

  it("hands on the variables of a project's build", () => {
    const seven = [
      "ARTIFACT_BUCKET",
      "AWS_REGION",
      "SAGEMAKER_PIPELINE_NAME",
      "SAGEMAKER_PIPELINE_ROLE_ARN",
      "SAGEMAKER_PROJECT_ARN",
      "SAGEMAKER_PROJECT_ID",
      "SAGEMAKER_PROJECT_NAME",
    ];
    expect(workflow.env).toEqual(Object.fromEntries(seven.map((name) => [name, `\${{ vars.${name} }}`])));
  });
});
