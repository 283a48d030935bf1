import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, inTurns, milliseconds, type Ratio, within } from "./measure.ts";

const repository = join(import.meta.dirname, "..");
const GROUPS = 25;

/** What a person waits for who type-checks a pipeline of a hundred steps, beside one of none. */
export function typeRatios(): Ratio[] {
  // Here, so that the packages are found as they are in a project.
  const folder = mkdtempSync(join(import.meta.dirname, ".types-"));
  try {
    const [many, none] = [GROUPS, 0].map((groups) => {
      const file = join(folder, `pipeline-${groups}.ts`);
      writeFileSync(file, programOf(groups));
      return typeCheck(file);
    });
    if (many === undefined || none === undefined) return [];
    const [hundred = Number.NaN, empty = Number.NaN] = inTurns(3, many, none);
    const what = `tsc on a pipeline file of ${4 * GROUPS} steps`;
    return [
      within(what, hundred, 4_000),
      {
        what: "…",
        measured: milliseconds(hundred),
        baseline: `${milliseconds(empty)} on a file of no steps`,
        ratio: hundred / empty,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With the settings of the project template, and the declarations that are published. */
const typeCheck = (file: string): (() => void) =>
  command(
    "node",
    join(repository, "node_modules/typescript/bin/tsc"),
    "--ignoreConfig",
    "--strict",
    "--noUncheckedIndexedAccess",
    "--noEmit",
    "--skipLibCheck",
    "--target",
    "es2023",
    "--module",
    "nodenext",
    file,
  );

/** Groups of four steps, each reading the group before it: data, a model, a report, a gate upon it. */
function programOf(groups: number): string {
  const steps = Array.from({ length: groups }, (_, at) => group(at)).join("\n");
  const names = Array.from({ length: groups }, (_, at) => [
    `prepare${at}`,
    `train${at}`,
    `evaluate${at}`,
    `gate${at}`,
  ]);
  return `import { defineParams, equals, lessThanOrEqualTo, param, pipeline, report, step, text } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const image = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1";
const params = defineParams({
  InputData: param.s3Uri({ default: "s3://tables/penguins" }),
  Rounds: param.integer({ default: 50 }),
  Status: param.string({ default: "Approved", oneOf: ["Approved", "Rejected"] }),
});
const Evaluation = z.object({ metrics: z.object({ mse: z.object({ value: z.number() }) }) });
const data = params.InputData;
void [equals, lessThanOrEqualTo, report, step, text, image, Evaluation, data];
${steps}
export default pipeline("Bench", { params, role: "arn:aws:iam::111122223333:role/Bench", bucket: "bench", steps: [${names.flat().join(", ")}] });
`;
}

const group = (at: number): string => `
const prepare${at} = step.processing("Prepare${at}", {
  image,
  instanceType: "ml.m5.xlarge",
  inputs: { data: { source: ${at === 0 ? "data" : `prepare${at - 1}.outputs.train`}, destination: "/opt/ml/processing/input/data" } },
  outputs: { train: "/opt/ml/processing/train", test: "/opt/ml/processing/test" },
});
const train${at} = step.training("Train${at}", {
  image,
  instanceType: "ml.m5.xlarge",
  channels: { train: { source: prepare${at}.outputs.train, contentType: "text/csv" } },
  hyperParameters: { objective: "reg:squarederror", num_round: params.Rounds },
});
const evaluate${at} = step.processing("Evaluate${at}", {
  image,
  instanceType: "ml.m5.xlarge",
  inputs: { model: { source: train${at}.outputs.model, destination: "/opt/ml/processing/model" } },
  outputs: { evaluation: "/opt/ml/processing/evaluation" },
  reports: { evaluation: report({ output: "evaluation", file: "evaluation.json", shape: Evaluation }) },
});
const gate${at} = step.condition("Gate${at}", {
  conditions: [lessThanOrEqualTo(evaluate${at}.reports.evaluation.get("metrics.mse.value"), 6), equals(params.Status, "Approved")],
  elseSteps: [step.fail("Stop${at}", { errorMessage: text\`\${train${at}.properties.TrainingJobArn} is too bad\` })],
});`;
