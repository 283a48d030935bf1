import { mkdirSync, writeFileSync } from "node:fs";
import type { JsonObject } from "@sagewright/core";
import fc from "fast-check";
import type { Engine } from "../src/engine.ts";
import { type Behaviour, condition, equals, outputs, processingWith, succeed } from "./engine-fixture.ts";

/** Pipelines drawn by chance, for laws about the cache. They have one parameter, `P`. */

export const CACHED = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };

export const outOf = (step: string) => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri`,
});

export const STEP_NAMES = ["A", "B", "C", "D"] as const;
/** What is drawn by chance of a step. */
export interface DrawnStep {
  readonly name: string;
  readonly value: string;
  readonly place: string;
  readonly cached: boolean;
  readonly reads: string;
  readonly from: number;
  readonly branch: string;
  readonly tests: string;
}

const drawnStep = (name: string, index: number): fc.Arbitrary<DrawnStep> =>
  fc.record({
    name: fc.constant(name),
    value: fc.constantFrom("1", "2", "parameter", "id"),
    place: fc.constantFrom("fixed", "fixed", "id", "parameter"),
    cached: fc.constantFrom(true, true, false),
    reads: fc.constantFrom("nothing", "output", "output", "name", "report", "value"),
    from: fc.nat({ max: Math.max(0, index - 1) }),
    branch: fc.constantFrom("none", "none", "if", "else"),
    tests: fc.constantFrom("parameter", "report"),
  });

/** Four steps, each reading at most one before it; some stand in branches. */
export const drawnSteps = (): fc.Arbitrary<readonly DrawnStep[]> => fc.tuple(...STEP_NAMES.map(drawnStep));

const P = { Get: "Parameters.P" };
const wireOf = (value: string) =>
  value === "parameter" ? P : value === "id" ? { Get: "Execution.PipelineExecutionId" } : value;
const placeOf = ({ place, name }: DrawnStep) =>
  place === "fixed"
    ? `s3://b/${name}`
    : place === "id"
      ? { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, name] } }
      : { "Std:Join": { On: "/", Values: ["s3://b", P, name] } };
const reportOf = (name: string) => ({
  "Std:JsonGet": { PropertyFile: { Get: `Steps.${name}.PropertyFiles.R` }, Path: "n" },
});

export function stepOf(drawn: DrawnStep, index: number): JsonObject {
  const source = STEP_NAMES[drawn.from] ?? "A";
  const read: JsonObject | string =
    index === 0 || drawn.reads === "nothing"
      ? "-"
      : ({
          output: outOf(source),
          name: { Get: `Steps.${source}.ProcessingJobName` },
          report: reportOf(source),
          value: { Get: `Steps.${source}.Environment.VALUE` },
        }[drawn.reads] ?? "-");
  const made = processingWith(
    drawn.name,
    { Environment: { VALUE: wireOf(drawn.value), READ: read }, ...outputs({ out: placeOf(drawn) }) },
    {
      ...(drawn.cached ? CACHED : {}),
      PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "r.json" }],
    },
  );
  if (drawn.branch === "none") return made;
  const tested = drawn.tests === "report" && index > 0 ? reportOf(source) : P;
  const branches = drawn.branch === "if" ? [[made], []] : [[], [made]];
  return condition(`If${drawn.name}`, [equals(tested, "x")], branches[0] ?? [], branches[1]);
}

/** Jobs that write `{"n": report()}` into their output. */
export const reportWriters = (
  engineOf: () => Engine,
  report: () => string,
): Readonly<Record<string, Behaviour>> =>
  Object.fromEntries(
    STEP_NAMES.map((name) => [
      name,
      (job) => {
        const { Outputs } = job.arguments.ProcessingOutputConfig as {
          Outputs: { S3Output: { S3Uri: string } }[];
        };
        const folder = engineOf().pathOf(Outputs[0]?.S3Output.S3Uri ?? "");
        mkdirSync(folder, { recursive: true });
        writeFileSync(`${folder}/r.json`, JSON.stringify({ n: report() }));
        return succeed(job, { ProcessingJobName: job.jobName });
      },
    ]),
  );
