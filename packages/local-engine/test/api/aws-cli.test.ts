import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { findProgram } from "../../../../tools/infra-checks/find-program.ts";
import { openEngine } from "../../src/engine.ts";
import { temporaryFolder } from "../engine-fixture.ts";
import { realPipeline } from "./real-pipeline.ts";

const aws = findProgram("aws");
const isAwsThere = aws !== undefined && spawnSync(aws, ["--version"]).status === 0;
const NEEDS = isAwsThere ? "" : " [needs aws cli]";
const BUCKET = "sagewright-cli";
const run = promisify(execFile);

it.skipIf(!isAwsThere)(
  `aws leads a pipeline from its data to its model${NEEDS}`,
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    const engine = await openEngine({
      stateDir: `${folder}/state`,
      runtimes: [{ name: "any", match: /^any:/, kind: "command" }],
    });
    onTestFinished(() => engine.close());
    const { endpoint } = await engine.serve({ port: 0 });
    const ask = async (...words: readonly string[]): Promise<string> => {
      const { stdout } = await run(aws ?? "", ["--endpoint-url", endpoint, "--output", "json", ...words], {
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          AWS_ACCESS_KEY_ID: "key",
          AWS_SECRET_ACCESS_KEY: "secret",
          AWS_DEFAULT_REGION: "us-east-1",
        },
      });
      return stdout;
    };
    const sagemaker = async (...words: readonly string[]) =>
      JSON.parse((await ask("sagemaker", ...words)) || "{}");
    writeFileSync(`${folder}/data.csv`, "1,2\n3,4\n");
    writeFileSync(`${folder}/seconds`, "0");
    writeFileSync(`${folder}/pipeline.json`, JSON.stringify(realPipeline(BUCKET)));

    await ask("s3", "mb", `s3://${BUCKET}`);
    await ask("s3", "cp", `${folder}/data.csv`, `s3://${BUCKET}/input/data.csv`);
    await ask("s3", "cp", `${folder}/seconds`, `s3://${BUCKET}/input/seconds`);
    const created = await sagemaker(
      "create-pipeline",
      "--pipeline-name",
      "Cli",
      "--pipeline-definition",
      `file://${folder}/pipeline.json`,
      "--role-arn",
      "arn:aws:iam::111122223333:role/Pipeline",
    );
    const { PipelineExecutionArn: arn } = await sagemaker(
      "start-pipeline-execution",
      "--pipeline-name",
      "Cli",
    );
    const describe = () => sagemaker("describe-pipeline-execution", "--pipeline-execution-arn", arn);
    while ((await describe()).PipelineExecutionStatus === "Executing") await setTimeout(100);

    const { PipelineExecutionSteps: steps } = await sagemaker(
      "list-pipeline-execution-steps",
      "--pipeline-execution-arn",
      arn,
    );
    expect(created.PipelineArn).toBe("arn:aws:sagemaker:us-east-1:111122223333:pipeline/cli");
    expect(
      steps.map(({ StepName, StepStatus }: Record<string, string>) => `${StepName} ${StepStatus}`).sort(),
    ).toEqual(
      ["Evaluate", "Gate", "Model", "Prepare", "Register", "Train"].map((name) => `${name} Succeeded`),
    );
    await ask("s3", "cp", `s3://${BUCKET}/evaluation/evaluation.json`, `${folder}/evaluation.json`);
    expect(JSON.parse(readFileSync(`${folder}/evaluation.json`, "utf8"))).toEqual({ loss: 0.25 });
    expect(await ask("s3", "ls", `s3://${BUCKET}/`)).toContain("PRE models/");
    await expect(sagemaker("list-endpoints")).rejects.toMatchObject({
      stderr: expect.stringContaining("(UnknownOperationException)"),
    });
  },
);
