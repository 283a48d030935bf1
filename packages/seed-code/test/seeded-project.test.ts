import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildVariables } from "../../cli/test/aws/aws-project.ts";
import { type FakeAws, startFakeAws } from "../../cli/test/aws/fake-aws.ts";
import { runBuildspec, runScript } from "./buildspec.ts";
import { type Evaluation, evaluated, tooBad } from "./fake-executions.ts";
import { cleanFolder, outsideEnvironment, packPackages, seedProject } from "./seeded-project.ts";

interface Expected extends Evaluation {
  readonly steps: readonly string[];
  /** What `npm start` ends with, where it needs nothing but Node. */
  readonly start?: RegExp;
}

/** Each template as its users have it: in a clean folder, with the packages as npm would hand them out. */
const TEMPLATES: readonly (readonly [string, Expected])[] = [
  [
    "penguins",
    {
      step: "Evaluate",
      file: "evaluation.json",
      report: { rmse: 289.8, r2: 0.85, rows: 67 },
      steps: ["Preprocess", "Train", "Evaluate", "RmseIsLowEnough"],
      start: /model-package\/penguins\/1 +PendingManualApproval/,
    },
  ],
  [
    "abalone",
    {
      step: "EvaluateAbalone",
      file: "evaluation.json",
      report: { regression_metrics: { mse: { value: 4.9 } } },
      steps: ["PreprocessAbalone", "TrainAbalone", "EvaluateAbalone", "MseIsLowEnough"],
    },
  ],
];

const clean = cleanFolder();
/** Where the packages of one template wait for the next one. */
const installed = join(clean.path, "node_modules_of_the_last");
let packages: ReadonlyMap<string, string>;
let aws: FakeAws;
beforeAll(() => {
  packages = packPackages(join(clean.path, "packages"));
}, 60_000);
afterAll(clean.remove, 120_000);
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(() => aws.stop());

describe.each(TEMPLATES)("%s", { timeout: 240_000 }, (template, evaluation) => {
  const folder = join(clean.path, template);
  const artifact = (name: string): string => readFileSync(join(folder, "build", name), "utf8");
  /** A project's CodeBuild, which holds the variables of its stack and a fake of AWS. */
  const codeBuild = () => outsideEnvironment({ CI: "true", ...buildVariables(aws.endpoint) });

  beforeAll(() => {
    mkdirSync(folder);
    seedProject(template, folder, packages);
    // npm, which the buildspec calls, makes of it what this manifest says; from nothing takes it four times as long.
    if (existsSync(installed)) renameSync(installed, join(folder, "node_modules"));
  });
  afterAll(() => {
    if (existsSync(join(folder, "node_modules"))) renameSync(join(folder, "node_modules"), installed);
  });

  it("is installed, checked, tested, deployed and run by its buildspec, which leaves pictures and metrics", async () => {
    evaluated(aws, evaluation);

    const { phases, log } = await runBuildspec(folder, codeBuild());

    expect(phases, log).toEqual({ install: 0, pre_build: 0, build: 0, post_build: 0 });
    expect(readdirSync(join(folder, "build")).sort()).toEqual([
      "definition.json",
      "deploy.json",
      "metrics.json",
      "pipeline.html",
      "pipeline.svg",
      "run.json",
      "summary.md",
    ]);
    expect(artifact("pipeline.svg")).toMatch(/^<svg /);
    expect(JSON.parse(artifact("metrics.json"))).toMatchObject({
      status: "Succeeded",
      metrics: { [evaluation.step]: { evaluation: evaluation.report } },
    });
    expect(artifact("summary.md")).toContain("quality-p-abcdef123456: Succeeded");
    expect(artifact("summary.md")).toMatch(/model-package\/.*PendingManualApproval/);
  });

  it("has deployed the project's own pipeline: its name, role, bucket, models and tags", () => {
    const variables = buildVariables("");
    const deployed = JSON.parse(artifact("deploy.json"));
    const definition = JSON.parse(artifact("definition.json"));
    expect(deployed).toMatchObject({
      pipelineName: variables.SAGEMAKER_PIPELINE_NAME,
      change: "created",
      tags: {
        "sagemaker:project-name": variables.SAGEMAKER_PROJECT_NAME,
        "sagemaker:project-id": variables.SAGEMAKER_PROJECT_ID,
        "sagemaker:project-arn": variables.SAGEMAKER_PROJECT_ARN,
      },
    });
    for (const uri of deployed.uploaded) expect(uri).toMatch(/^s3:\/\/artifacts\//);
    const text = JSON.stringify(definition);
    expect(definition.Steps.map(({ Name }: { Name: string }) => Name)).toEqual(evaluation.steps);
    expect(text).toContain(`"ModelPackageGroupName":"${variables.SAGEMAKER_PIPELINE_NAME}"`);
    expect(text).toContain(`"RoleArn":"${variables.SAGEMAKER_PIPELINE_ROLE_ARN}"`);
    expect(text).toContain(`.dkr.ecr.${variables.AWS_REGION}.amazonaws.com/`);
    expect(text).not.toContain("us-east-1");
  });

  it("fails its build when the gate stops the run, and leaves the metrics all the same", async () => {
    tooBad(aws, evaluation);

    const { phases, log } = await runBuildspec(folder, codeBuild(), ["build", "post_build"]);

    expect(phases, log).toEqual({ build: 1, post_build: 0 });
    expect(JSON.parse(artifact("metrics.json"))).toMatchObject({
      status: "Failed",
      metrics: { [evaluation.step]: { evaluation: evaluation.report } },
    });
    expect(artifact("summary.md")).toContain("too much");
  });

  it("does not come to AWS when a check fails", async () => {
    // A role that is none is an issue of the pipeline.
    const env = { ...codeBuild(), SAGEMAKER_PIPELINE_ROLE_ARN: "none" };

    const { phases, log } = await runBuildspec(folder, env, ["pre_build", "build", "post_build"]);

    expect(phases, log).toEqual({ pre_build: 1 });
    expect(log).toContain("error CONFIG_INVALID");
    expect(aws.calls).toEqual([]);
  });

  it("draws and runs on the laptop with what is installed, without a word to AWS", async () => {
    const env = outsideEnvironment({ AWS_ENDPOINT_URL: aws.endpoint });

    const { code, output } = await runScript(folder, ["npx sagewright check", "npx sagewright graph"], env);

    expect(code, output).toBe(0);
    expect(output).toContain(evaluation.step);
    expect(aws.calls).toEqual([]);
  });

  it("deploys nothing as long as its role and bucket are stand-ins", async () => {
    // To an endpoint on this machine, stand-ins may be sent.
    const elsewhere = buildVariables("https://aws.example.com");
    const { SAGEMAKER_PIPELINE_ROLE_ARN: _, ARTIFACT_BUCKET: __, ...env } = elsewhere;

    const { code, output } = await runScript(
      folder,
      ["npx sagewright deploy --target aws"],
      outsideEnvironment(env),
    );

    expect(code, output).toBe(2);
    expect(output.match(/STAND_IN_DEPLOYED (?:role|bucket)/g)).toHaveLength(2);
  });

  const { start } = evaluation;
  if (start !== undefined)
    it("starts with npm start, as init says", async () => {
      const env = outsideEnvironment({ AWS_ENDPOINT_URL: aws.endpoint });

      const { code, output } = await runScript(folder, ["npm start"], env);

      expect(code, output).toBe(0);
      expect(output).toMatch(start);
      expect(aws.calls).toEqual([]);
    });
});
