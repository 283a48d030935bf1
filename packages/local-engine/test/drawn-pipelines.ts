import { mkdirSync, writeFileSync } from "node:fs";
import type { JsonObject, JsonValue } from "@sagewright/core";
import fc from "fast-check";
import type { Engine } from "../src/engine.ts";
import { type Behaviour, condition, equals, outputs, processingWith, succeed } from "./engine-fixture.ts";

/** Pipelines drawn by chance, for laws about the cache. They have one parameter, `P`. */

export const CACHED = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };

export const outOf = (step: string, key: "'out'" | 0 = "'out'") => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs[${key}].S3Output.S3Uri`,
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
  /** How the same, or nearly the same, is written. */
  readonly writing: string;
  /** The file that is the report, and the member of it that is read. */
  readonly file: string;
  readonly member: string;
  readonly expireAfter: string;
}

const drawnStep = (name: string, index: number): fc.Arbitrary<DrawnStep> =>
  fc.record({
    name: fc.constant(name),
    value: fc.constantFrom("1", "2", "parameter", "id"),
    place: fc.constantFrom("fixed", "fixed", "id", "parameter"),
    cached: fc.constantFrom(true, true, false),
    reads: fc.constantFrom("nothing", "output", "output", "name", "report", "report", "value", "pipeline"),
    from: fc.nat({ max: Math.max(0, index - 1) }),
    branch: fc.constantFrom("none", "none", "if", "else"),
    tests: fc.constantFrom("parameter", "report"),
    writing: fc.constantFrom("plain", "plain", "index", "joined", "literal", "place"),
    file: fc.constantFrom("r.json", "r.json", "q.json"),
    member: fc.constantFrom("n", "n", "m"),
    expireAfter: fc.constantFrom("P1D", "P1D", "PT1H"),
  });

/** Four steps, each reading at most one before it; some stand in branches. */
export const drawnSteps = (): fc.Arbitrary<readonly DrawnStep[]> => fc.tuple(...STEP_NAMES.map(drawnStep));

const P = { Get: "Parameters.P" };
const PIPELINE = { Get: "Execution.PipelineName" };
const wireOf = (value: string) =>
  value === "parameter" ? P : value === "id" ? { Get: "Execution.PipelineExecutionId" } : value;
const placeOf = ({ place, name }: DrawnStep) =>
  place === "fixed"
    ? `s3://b/${name}`
    : place === "id"
      ? { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, name] } }
      : { "Std:Join": { On: "/", Values: ["s3://b", P, name] } };
const join = (On: string, ...Values: JsonValue[]): JsonObject => ({ "Std:Join": { On, Values } });
const reportOf = (name: string, member = "n"): JsonObject => ({
  "Std:JsonGet": { PropertyFile: { Get: `Steps.${name}.PropertyFiles.R` }, Path: member },
});

/** What is read, written in one of several ways. */
function readingOf({ reads, writing, member }: DrawnStep, source: string): JsonValue {
  const output = writing === "index" ? outOf(source, 0) : outOf(source);
  const value = { Get: `Steps.${source}.Environment.VALUE` };
  const ways: Readonly<Record<string, Readonly<Record<string, JsonValue>>>> = {
    output: { plain: output, literal: `s3://b/${source}` },
    name: { plain: { Get: `Steps.${source}.ProcessingJobName` } },
    report: {
      plain: reportOf(source, member),
      literal: "x",
      place: { "Std:JsonGet": { S3Uri: join("/", outOf(source), "r.json"), Path: member } },
    },
    value: { plain: value, literal: "1" },
    pipeline: { plain: join("/", "a", "b", PIPELINE), literal: "a/b/P", joined: join("", "a/b/", PIPELINE) },
  };
  const plain = ways[reads]?.plain ?? "-";
  return ways[reads]?.[writing] ?? (writing === "joined" ? join("", plain) : plain);
}

export function stepOf(drawn: DrawnStep, index: number): JsonObject {
  const source = STEP_NAMES[drawn.from] ?? "A";
  const read = index === 0 || drawn.reads === "nothing" ? "-" : readingOf(drawn, source);
  const made = processingWith(
    drawn.name,
    { Environment: { VALUE: wireOf(drawn.value), READ: read }, ...outputs({ out: placeOf(drawn) }) },
    {
      ...(drawn.cached ? { CacheConfig: { Enabled: true, ExpireAfter: drawn.expireAfter } } : {}),
      PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: drawn.file }],
    },
  );
  if (drawn.branch === "none") return made;
  const tested = drawn.tests === "report" && index > 0 ? reportOf(source) : P;
  const branches = drawn.branch === "if" ? [[made], []] : [[], [made]];
  return condition(`If${drawn.name}`, [equals(tested, "x")], branches[0] ?? [], branches[1]);
}

/** Jobs that write `{"n": report(), "m": report()}` into their output as r.json, and another m into q.json. */
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
        const n = report();
        writeFileSync(`${folder}/r.json`, JSON.stringify({ n, m: n }));
        writeFileSync(`${folder}/q.json`, JSON.stringify({ n, m: `${n}!` }));
        return succeed(job, { ProcessingJobName: job.jobName });
      },
    ]),
  );
