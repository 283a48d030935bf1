import { describe, expect, it } from "vitest";
import { document, gate, lambda, output, processing, training } from "../../../test/definitions.ts";
import { formatIssuePath } from "../../issue.ts";
import type { JsonObject, JsonValue } from "../../json.ts";
import type { PipelineDefinition } from "../definition.ts";
import type { CacheReason } from "./definition-diff.ts";
import { diffDefinitions } from "./diff-definitions.ts";

type Steps = readonly JsonValue[];
const of = (steps: Steps, more: JsonObject = {}) => document(steps, more) as unknown as PipelineDefinition;
const CACHE = { CacheConfig: { Enabled: true, ExpireAfter: "P30D" } };

const effects = (before: Steps, after: Steps, [old, now]: [JsonObject, JsonObject] = [{}, {}]) =>
  diffDefinitions(of(before, old), of(after, now)).caches.map(
    ({ step, effect, reasons }) => `${step} ${effect}: ${reasons.map(reasonText).join(", ")}`,
  );

function reasonText(reason: CacheReason): string {
  if (reason.kind === "field") return formatIssuePath(reason.change.path);
  if (reason.kind === "parameter") return `${reason.name} at ${formatIssuePath(reason.path)}`;
  if (reason.kind === "upstream") return `${reason.step} at ${formatIssuePath(reason.path)}`;
  if (reason.kind === "order" || reason.kind === "experiment")
    return `${reason.kind} at ${formatIssuePath(reason.path)}`;
  if (reason.kind === "output")
    return `${reason.property} at ${formatIssuePath([reason.reader, ...reason.path])}`;
  if (reason.kind === "report") return `report ${reason.report} of ${reason.step}`;
  return reason.kind === "renamed" ? `renamed from ${reason.from}` : reason.kind;
}

const input = (name: string, uri: JsonValue) => ({
  InputName: name,
  S3Input: { S3Uri: uri, LocalPath: `/opt/ml/processing/input/${name}` },
});
const reads = (...inputs: JsonValue[]) => ({ ProcessingInputs: inputs });
const writes = (uri: JsonValue) => ({
  ProcessingOutputConfig: {
    Outputs: [
      {
        OutputName: "out",
        S3Output: { S3Uri: uri, LocalPath: "/opt/ml/processing/out", S3UploadMode: "EndOfJob" },
      },
    ],
  },
});
const environment = (value: JsonValue) => ({ Environment: { value } });
const outputOf = (step: string) => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri`,
});
const modelOf = (step: string) => ({ Get: `Steps.${step}.ModelArtifacts.S3ModelArtifacts` });
const ID = { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }] } };
const parameter = (change: JsonObject) => ({ Parameters: [{ Name: "P", ...change }] });
const P = { Get: "Parameters.P" };

describe("a step's own key", () => {
  it("breaks with a keyed field, and with nothing else", () => {
    const step = (value: string, role: string) =>
      processing("A", CACHE, { ...environment(value), RoleArn: role, Tags: [{ Key: "a", Value: role }] });
    expect(effects([step("1", "one")], [step("2", "two")])).toEqual([
      "A breaks: Arguments.Environment.value",
    ]);
    expect(effects([step("1", "one")], [step("1", "two")])).toEqual([]);
  });

  it("of a Lambda holds all arguments, the function and its outputs", () => {
    const one = lambda("L", { a: 1 }, CACHE);
    expect(effects([one], [{ ...one, FunctionArn: "other" }])).toEqual(["L breaks: FunctionArn"]);
    expect(effects([one], [lambda("L", { a: 2 }, CACHE)])).toEqual(["L breaks: Arguments.a"]);
  });

  it("has no cache to break: a cache that was off, a new step, a type without", () => {
    expect(effects([processing("A")], [processing("A", CACHE, environment("1"))])).toEqual([]);
    expect(effects([], [processing("A", CACHE)])).toEqual([]);
    expect(effects([gate("A", [])], [gate("A", [], [], [])])).toEqual([]);
    const endless = { CacheConfig: { Enabled: true } };
    expect(effects([processing("A", endless)], [processing("A", endless, environment("1"))])).toEqual([]);
  });

  it("was never met twice, and so does not break", () => {
    expect(
      effects(
        [processing("A", CACHE, environment(ID))],
        [processing("A", CACHE, { ...environment(ID), AppSpecification: { ImageUri: "2" } })],
      ),
    ).toEqual([]);
  });

  it("is lost with the step's name, its type, and when the cache is switched off", () => {
    expect(effects([processing("A", CACHE)], [processing("B", CACHE)])).toEqual(["B breaks: renamed from A"]);
    expect(effects([processing("A", CACHE)], [lambda("A", {}, CACHE)])[0]).toMatch(/^A breaks: type/);
    expect(effects([processing("A", CACHE)], [processing("A")])).toEqual(["A breaks: off"]);
    expect(effects([gate("C", [processing("A", CACHE)])], [gate("C", [], [processing("A", CACHE)])])).toEqual(
      [],
    );
  });

  it("may break with a shorter age, which older results exceed", () => {
    const step = (ExpireAfter: string) => processing("A", { CacheConfig: { Enabled: true, ExpireAfter } });
    expect(effects([step("P30D")], [step("P1D")])).toEqual(["A may break: age"]);
    expect(effects([step("P1D")], [step("P30D")])).toEqual([]);
    expect(effects([step("P1D")], [step("PT24H")])).toEqual([]);
  });

  it("may break with the order of a list", () => {
    const [a, b] = [input("a", "s3://b/a"), input("b", "s3://b/b")];
    const result = diffDefinitions(
      of([processing("A", CACHE, reads(a, b))]),
      of([processing("A", CACHE, reads(b, a))]),
    );
    expect(result).toMatchObject({ equal: false, reordered: [], steps: [] });
    expect(result.caches).toEqual([
      {
        step: "A",
        effect: "may break",
        reasons: [{ kind: "order", path: ["Arguments", "ProcessingInputs"] }],
      },
    ]);
  });
});

describe("parameters", () => {
  const step = [processing("A", CACHE, environment(P))];

  it("break by their defaults", () => {
    const change: [JsonObject, JsonObject] = [
      parameter({ DefaultValue: "1" }),
      parameter({ DefaultValue: "2" }),
    ];
    expect(effects(step, step, change)).toEqual(["A breaks: P at Arguments.Environment.value"]);
    expect(effects([processing("A", CACHE)], [processing("A", CACHE)], change)).toEqual([]);
  });

  it("may break where one has no default", () => {
    expect(effects(step, step, [parameter({}), parameter({ DefaultValue: "2" })])).toEqual([
      "A may break: P at Arguments.Environment.value",
    ]);
  });

  it("break nothing by their descriptions and allowed values", () => {
    expect(
      effects(step, step, [
        parameter({ DefaultValue: "1" }),
        parameter({ DefaultValue: "1", EnumValues: ["1"], Description: "d" }),
      ]),
    ).toEqual([]);
  });

  it("break nothing where they say what was there", () => {
    const join = (...Values: JsonValue[]) => environment({ "Std:Join": { On: "/", Values } });
    const now = parameter({ DefaultValue: 5, Type: "Float" });
    expect(
      effects([processing("A", CACHE, join("a", "5.0"))], [processing("A", CACHE, join("a", P))], [{}, now]),
    ).toEqual([]);
    expect(
      effects([processing("A", CACHE, join("a", "5"))], [processing("A", CACHE, join("a", P))], [{}, now]),
    ).toEqual(["A breaks: Arguments.Environment.value"]);
  });
});

describe("what a step reads of another one that runs anew", () => {
  const producer = (value: string, uri: JsonValue, cache: JsonObject = CACHE) =>
    processing("A", cache, { ...environment(value), ...writes(uri) });
  const reader = processing("B", CACHE, reads(input("in", outputOf("A"))));

  it("changes with the place of an output that is new in every execution", () => {
    expect(effects([producer("1", ID), reader], [producer("2", ID), reader])).toEqual([
      "A breaks: Arguments.Environment.value",
      "B breaks: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
  });

  it("stays where the output stays in its place, whatever lies there", () => {
    expect(effects([producer("1", "s3://b/o"), reader], [producer("2", "s3://b/o"), reader])).toEqual([
      "A breaks: Arguments.Environment.value",
      "B kept: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
  });

  it("changes with the place only if the step runs", () => {
    expect(effects([producer("1", "s3://b/o"), reader], [producer("1", "s3://b/p"), reader])).toEqual([]);
    expect(effects([producer("1", "s3://b/o"), reader], [producer("2", "s3://b/p"), reader])).toEqual([
      "A breaks: Arguments.Environment.value",
      "B breaks: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
    expect(effects([producer("1", "s3://b/o", {}), reader], [producer("1", "s3://b/p", {}), reader])).toEqual(
      ["B breaks: A at Arguments.ProcessingInputs.in.S3Input.S3Uri"],
    );
  });

  it("may be what it made before its cache was switched on", () => {
    expect(effects([producer("1", "s3://b/o", {}), reader], [producer("1", "s3://b/p"), reader])).toEqual([
      "B may break: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
    expect(effects([producer("1", ID, {}), reader], [producer("1", ID), reader])).toEqual([]);
  });

  it("changes once it is new in every execution, where it was not", () => {
    expect(effects([producer("1", "s3://b/o", {}), reader], [producer("1", ID, {}), reader])).toEqual([
      "B breaks: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
  });

  it("was new in every execution before", () => {
    expect(effects([producer("1", ID, {}), reader], [producer("2", ID, {}), reader])).toEqual([]);
  });

  it("changes with the name of a job, and so on from step to step", () => {
    const steps = (image: string) => [
      training("T", CACHE, { AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: "File" } }),
      processing("E", CACHE, { ...reads(input("model", modelOf("T"))), ...writes(ID) }),
      processing("R", CACHE, reads(input("in", outputOf("E")))),
    ];
    expect(effects(steps("1"), steps("2"))).toEqual([
      "T breaks: Arguments.AlgorithmSpecification.TrainingImage",
      "E breaks: T at Arguments.ProcessingInputs.model.S3Input.S3Uri",
      "R breaks: E at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
  });

  it("may change where the step makes it, and all after it may break", () => {
    const steps = (a: number, cache: JsonObject) => [
      lambda("L", { a }, cache),
      processing("A", CACHE, { ...environment(output("L")), ...writes(ID) }),
      reader,
    ];
    expect(effects(steps(1, CACHE), steps(2, CACHE))).toEqual([
      "L breaks: Arguments.a",
      "A may break: L at Arguments.Environment.value",
      "B may break: A at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
    expect(effects(steps(1, {}), steps(2, {}))[0]).toBe("A may break: L at Arguments.Environment.value");
    expect(effects(steps(1, {}), [...steps(1, {}), lambda("Other")])).toEqual([]);
  });

  it("may change with a metric in a report", () => {
    const metric = { "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.Report" }, Path: "a" } };
    const step = (value: string) => processing("A", CACHE, environment(value));
    const last = processing("B", CACHE, environment(metric));
    expect(effects([step("1"), last], [step("2"), last])).toEqual([
      "A breaks: Arguments.Environment.value",
      "B may break: A at Arguments.Environment.value",
    ]);
  });

  it("follows a renamed step", () => {
    const steps = (name: string) => [
      processing(name, CACHE, writes("s3://b/o")),
      processing("B", CACHE, reads(input("in", outputOf(name)))),
    ];
    expect(effects(steps("A"), steps("A2"))).toEqual([
      "A2 breaks: renamed from A",
      "B kept: A2 at Arguments.ProcessingInputs.in.S3Input.S3Uri",
    ]);
  });
});

it("names of an experiment count where they are read", () => {
  const step = [processing("A", CACHE, environment({ Get: "PipelineExperimentConfig.ExperimentName" }))];
  const named = (ExperimentName: string) => ({ PipelineExperimentConfig: { ExperimentName } });
  expect(effects(step, step, [named("a"), named("b")])).toEqual([
    "A breaks: experiment at Arguments.Environment.value",
  ]);
});

describe("another way to write a value", () => {
  const NAME = { Get: "Execution.PipelineName" };
  const join = (On: string, ...Values: JsonValue[]): JsonValue => ({ "Std:Join": { On, Values } });
  const written = (one: JsonValue, two: JsonValue, source: JsonObject = writes("s3://b/o")) => {
    const steps = (value: JsonValue) => [
      processing("A", CACHE, source),
      processing("B", CACHE, environment(value)),
    ];
    return effects(steps(one), steps(two));
  };
  const byIndex = { Get: "Steps.A.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri" };
  const metric = (Path: string) => ({
    "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.Report" }, Path },
  });

  it.each<[string, JsonValue, JsonValue, JsonObject?]>([
    ["an output by its name or its position", outputOf("A"), byIndex],
    ["an output that is new in every execution", outputOf("A"), byIndex, writes(ID)],
    ["an output or its place", outputOf("A"), "s3://b/o"],
    ["an output in a text or its place", join("", outputOf("A"), "/x"), "s3://b/o/x"],
    ["other separators", join("/", "a", "b", NAME), join("", "a/b/", NAME)],
    ["a join in a join", join("/", "a", join("-", NAME, "b")), join("", "a/", NAME, "-b")],
    ["a text joined alone", join("", NAME), NAME],
    ["a number as a text", join("", "a", 1), "a1"],
  ])("changes nothing: %s", (_, one, two, source) => {
    expect(written(one, two, source)).toEqual([]);
    expect(written(two, one, source)).toEqual([]);
  });

  it.each<[string, JsonValue, JsonValue]>([
    ["a report or what stands in it", metric("a"), "1"],
    ["another member of a report", metric("a"), metric("b")],
    ["a name that only the run knows", join("/", "a", NAME), "a/b"],
    ["a number or its text", 1, "1"],
  ])("may change with the run: %s", (_, one, two) => {
    expect(written(one, two)).toEqual(["B may break: Arguments.Environment.value"]);
    expect(written(two, one)).toEqual(["B may break: Arguments.Environment.value"]);
  });

  it.each<[string, JsonValue, JsonValue]>([
    ["texts", "a", "b"],
    ["beginnings", join("/", "a", NAME), join("/", "b", NAME)],
    ["ends", join("/", NAME, "a"), join("/", NAME, "b")],
    ["middles", join("/", NAME, "a", NAME), join("/", NAME, NAME)],
    ["an output of another place", outputOf("A"), "s3://b/p"],
    ["what is new in every execution", "a", { Get: "Execution.PipelineExecutionId" }],
  ])("changes for sure: %s", (_, one, two) => {
    expect(written(one, two)).toEqual(["B breaks: Arguments.Environment.value"]);
  });

  it("leaves values that double from step to step to the run", () => {
    const steps = (last: JsonValue) => [
      processing("S0", CACHE, environment("text")),
      ...Array.from({ length: 60 }, (_, at) => {
        const before = { Get: `Steps.S${at}.Environment.value` };
        return processing(`S${at + 1}`, CACHE, environment(join("", before, before)));
      }),
      processing("Last", CACHE, environment(last)),
    ];
    expect(effects(steps("x"), steps({ Get: "Steps.S60.Environment.value" }))).toEqual([
      "Last may break: Arguments.Environment.value",
    ]);
  });
});

describe("a report", () => {
  const file = (OutputName: string, FilePath: string) => ({
    PropertyFiles: [{ PropertyFileName: "Report", OutputName, FilePath }],
  });
  const metric = (from: JsonObject) => environment({ "Std:JsonGet": { ...from, Path: "a" } });
  const reader = processing("B", CACHE, metric({ PropertyFile: { Get: "Steps.A.PropertyFiles.Report" } }));

  it("may say something else once another file is declared to be it, though its step does not run", () => {
    const step = (name: string, path: string) => processing("A", { ...CACHE, ...file(name, path) });
    expect(effects([step("one", "a.json"), reader], [step("two", "b.json"), reader])).toEqual([
      "B may break: report Report of A",
    ]);
    expect(effects([step("one", "a.json"), reader], [step("one", "a.json"), reader])).toEqual([]);
  });

  it("read from a place may stay the same in another place, and change in the same one", () => {
    const read = processing("B", CACHE, metric({ S3Uri: outputOf("A") }));
    const step = (value: string, uri: JsonValue) =>
      processing("A", CACHE, { ...environment(value), ...writes(uri) });
    expect(effects([step("1", ID), read], [step("1", ID), read])).toEqual([]);
    expect(effects([step("1", "s3://b/o"), read], [step("2", "s3://b/o"), read])).toEqual([
      "A breaks: Arguments.Environment.value",
      "B may break: A at Arguments.Environment.value",
    ]);
    expect(effects([step("1", ID), read], [step("2", ID), read])[1]).toMatch(/^B may break/);
    const always = processing("C", CACHE, metric({ S3Uri: ID }));
    expect(effects([always], [always])).toEqual([]);
  });
});

describe("results that lack an output that was declared since", () => {
  const named = (OutputName: string, cache: JsonObject = CACHE) =>
    processing(
      "A",
      { ...cache, PropertyFiles: [{ PropertyFileName: "R", OutputName, FilePath: "r.json" }] },
      {
        ProcessingOutputConfig: {
          Outputs: [
            { OutputName, S3Output: { S3Uri: "s3://b/o", LocalPath: "/o", S3UploadMode: "EndOfJob" } },
          ],
        },
      },
    );
  const uriOf = (output: string) => `ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`;
  const reader = (output: string, cache: JsonObject = {}) =>
    processing("B", cache, environment({ Get: `Steps.A.${uriOf(output)}` }));

  it("are used all the same, and who reads it fails", () => {
    expect(effects([named("one"), reader("one")], [named("two"), reader("two")])).toEqual([
      `A lacks: ProcessingOutputConfig.Outputs.two.S3Output.S3Uri at B.Arguments.Environment.value`,
    ]);
    const report = gate(
      "G",
      [],
      [],
      [{ "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path: "a" } }],
    );
    expect(effects([named("one"), report], [named("two"), report])[0]).toMatch(
      /^A lacks: PropertyFiles.R at G/,
    );
  });

  it("are no trouble where nobody reads it, by its position, or where the step runs", () => {
    expect(effects([named("one")], [named("two")])).toEqual([]);
    expect(effects([named("one"), reader("one")], [named("one"), reader("two")])).toEqual([]);
    expect(effects([named("one", {}), reader("one")], [named("two", {}), reader("two")])).toEqual([]);
    const first = processing(
      "B",
      {},
      environment({ Get: "Steps.A.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri" }),
    );
    expect(effects([named("one"), first], [named("two"), first])).toEqual([]);
  });
});
