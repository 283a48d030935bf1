import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitions } from "../../../test/arbitrary-definitions.ts";
import { document, fail, gate, lambda, output, processing, training } from "../../../test/definitions.ts";
import { formatIssuePath, SagewrightError } from "../../issue.ts";
import type { JsonObject, JsonValue } from "../../json.ts";
import type { PipelineDefinition } from "../definition.ts";
import { diffDefinitions } from "./diff-definitions.ts";

type Steps = readonly JsonValue[];
const definition = (value: JsonValue) => value as unknown as PipelineDefinition;
const diff = (before: Steps, after: Steps, change: [JsonObject, JsonObject] = [{}, {}]) =>
  diffDefinitions(definition(document(before, change[0])), definition(document(after, change[1])));

/** `Name: what` of each step that differs. */
const steps = (before: Steps, after: Steps) =>
  diff(before, after).steps.map(({ name, kind, renamedFrom, movedFrom, place, changes }) =>
    [
      `${name}: ${kind}`,
      ...(renamedFrom === undefined ? [] : [`from ${renamedFrom}`]),
      ...(movedFrom === undefined ? [] : [`moved ${placeText(movedFrom)} to ${placeText(place)}`]),
      ...changes.map(({ path, kind }) => `${kind} ${formatIssuePath(path)}`),
    ].join(", "),
  );
const placeText = ({ condition, branch }: { condition?: string; branch?: string }) =>
  condition === undefined ? "top" : `${condition}.${branch}`;

const input = (name: string, uri: JsonValue): JsonObject => ({
  InputName: name,
  S3Input: { S3Uri: uri, LocalPath: `/opt/ml/processing/input/${name}` },
});
const inputs = (...list: JsonObject[]) => ({ ProcessingInputs: list });

describe("steps", () => {
  it("are equal where they say the same", () => {
    const result = diff([lambda("A"), lambda("B")], [{ ...lambda("B"), DependsOn: [] }, lambda("A")]);
    expect(result.equal).toBe(true);
    expect(result.steps).toEqual([]);
  });

  it("are added and removed", () => {
    expect(steps([lambda("A"), fail("Old", "x")], [lambda("A"), training("New")])).toEqual([
      "New: added",
      "Old: removed",
    ]);
  });

  it("change at the smallest place, with both values", () => {
    const result = diff(
      [training("T", {}, { HyperParameters: { depth: "5", eta: "1" } })],
      [training("T", {}, { HyperParameters: { depth: "6", eta: "1" } })],
    );
    expect(result.equal).toBe(false);
    expect(result.steps[0]?.changes).toEqual([
      { path: ["Arguments", "HyperParameters", "depth"], kind: "changed", old: "5", new: "6" },
    ]);
  });

  it("have lists of named things compared by name, and their order not at all", () => {
    const a = input("a", "s3://b/a");
    const b = input("b", "s3://b/b");
    const moved = diff([processing("P", {}, inputs(a, b))], [processing("P", {}, inputs(b, a))]);
    expect(moved.equal).toBe(true);
    expect(moved.reordered).toEqual([{ step: "P", path: ["Arguments", "ProcessingInputs"] }]);
    expect(
      steps(
        [processing("P", {}, inputs(a, b))],
        [processing("P", {}, inputs(input("c", "s3://b/c"), b, input("a", "s3://b/other")))],
      ),
    ).toEqual([
      "P: changed, changed Arguments.ProcessingInputs.a.S3Input.S3Uri, added Arguments.ProcessingInputs.c",
    ]);
  });

  it("have other lists compared in their order, also those of a Lambda", () => {
    const tags = (...keys: string[]) => ({ Tags: keys.map((Key) => ({ Key, Value: "1" })) });
    expect(steps([lambda("L", tags("a", "b"))], [lambda("L", tags("b", "a"))])).toEqual([
      "L: changed, changed Arguments.Tags[0].Key, changed Arguments.Tags[1].Key",
    ]);
    expect(steps([processing("P", {}, tags("a", "b"))], [processing("P", {}, tags("b", "a"))])).toEqual([]);
    const list = (...list: JsonValue[]) => lambda("L", { list });
    expect(steps([list(1, 2, 3)], [list(1, 9, 2, 3)])).toEqual(["L: changed, added Arguments.list[1]"]);
    expect(steps([list(1, 2, 3)], [list(1, 3)])).toEqual(["L: changed, removed Arguments.list[1]"]);
    expect(steps([list(1, 2, 3)], [list(4, 5)])).toEqual(["L: changed, changed Arguments.list"]);
  });

  it("have their own keys compared", () => {
    const cache = (ExpireAfter: string) => ({ CacheConfig: { Enabled: true, ExpireAfter } });
    expect(
      steps(
        [lambda("A"), processing("P", cache("p1d"))],
        [lambda("A"), processing("P", { ...cache("P2D"), DependsOn: ["A"], DisplayName: "Prepare" })],
      ),
    ).toEqual(["P: changed, changed CacheConfig.ExpireAfter, added DisplayName, added DependsOn"]);
    expect(steps([processing("P", cache("p1d"))], [processing("P", cache("P1D"))])).toEqual([]);
  });

  it("of another type are the same step, changed", () => {
    expect(steps([lambda("A")], [fail("A")])[0]).toMatch(/^A: changed, changed Type/);
  });
});

describe("renamed steps", () => {
  it("are followed by the references to them", () => {
    const read = (from: string) => lambda("Reader", { read: output(from) }, { DependsOn: [from] });
    expect(
      steps(
        [lambda("Old", { a: 1 }), read("Old"), fail("F")],
        [lambda("New", { a: 1 }), read("New"), fail("F")],
      ),
    ).toEqual(["New: changed, from Old"]);
  });

  it("may read each other", () => {
    const chain = (suffix: string) => [
      lambda(`A${suffix}`, { first: 1 }),
      lambda(`B${suffix}`, { read: output(`A${suffix}`) }),
      training(`C${suffix}`, {}, { HyperParameters: { read: output(`B${suffix}`) } }),
    ];
    expect(steps(chain(""), chain("2"))).toEqual([
      "A2: changed, from A",
      "B2: changed, from B",
      "C2: changed, from C",
    ]);
  });

  it("may differ a little, and their name may stand in the place of their outputs", () => {
    const named = (name: string, image: string) =>
      processing(
        name,
        {},
        { AppSpecification: { ImageUri: image }, Tags: [{ Key: "at", Value: `s3://b/${name}/x` }] },
      );
    expect(steps([named("Old", "img:1")], [named("New", "img:2")])).toEqual([
      "New: changed, from Old, changed Arguments.AppSpecification.ImageUri, changed Arguments.Tags.at.Value",
    ]);
  });

  it("are no renamed steps when they have little in common", () => {
    expect(steps([lambda("Old", { a: 1, b: 2, c: 3 })], [lambda("New", { x: 1, y: 2, z: 3 })])).toEqual([
      "New: added",
      "Old: removed",
    ]);
    expect(steps([fail("Old", "a")], [fail("New", "b")])).toEqual(["New: added", "Old: removed"]);
  });

  it("that are equal are told apart by their places, then by their order", () => {
    const before = [gate("C", [lambda("A")], [lambda("B")])];
    const after = [gate("C", [lambda("A2")], [lambda("B2")])];
    expect(steps(before, after)).toEqual(["A2: changed, from A", "B2: changed, from B"]);
    expect(steps([lambda("A"), lambda("B")], [lambda("X"), lambda("Y")])).toEqual([
      "X: changed, from A",
      "Y: changed, from B",
    ]);
  });

  it("may be Conditions, whose steps stay in their places", () => {
    expect(steps([gate("C", [fail("F")])], [gate("D", [fail("F")])])).toEqual(["D: changed, from C"]);
  });
});

describe("steps that move", () => {
  it("into a branch, out of it, and to the other branch", () => {
    expect(
      steps(
        [gate("C", [lambda("A")], [fail("F")]), lambda("B")],
        [gate("C", [lambda("B")], [lambda("A"), fail("F")])],
      ),
    ).toEqual(["B: changed, moved top to C.if", "A: changed, moved C.if to C.else"]);
    expect(steps([gate("C", [lambda("A")])], [gate("C", []), lambda("A")])).toEqual([
      "A: changed, moved C.if to top",
    ]);
  });

  it("change a condition only where the condition changes", () => {
    const one = { Type: "Equals", LeftValue: 1, RightValue: 1 };
    expect(
      steps([gate("C", [], [], [one])], [gate("C", [fail("F")], [], [{ ...one, RightValue: 2 }])]),
    ).toEqual(["C: changed, changed Arguments.Conditions[0].RightValue", "F: added"]);
  });
});

describe("the document", () => {
  it("has parameters: added, removed, type, default, values", () => {
    const { parameters, equal } = diff(
      [],
      [],
      [
        {
          Parameters: [
            { Name: "A", DefaultValue: "1" },
            { Name: "B", Type: "String" },
            { Name: "E", EnumValues: ["a", "b"] },
          ],
        },
        {
          Parameters: [
            { Name: "E", EnumValues: ["b", "c"] },
            { Name: "A", Type: "Integer", DefaultValue: 1 },
            { Name: "C" },
          ],
        },
      ],
    );
    expect(equal).toBe(false);
    expect(
      parameters.map(({ name, kind, changes }) => [name, kind, changes.map(({ path }) => path.join("."))]),
    ).toEqual([
      ["E", "changed", ["EnumValues.a", "EnumValues.c"]],
      ["A", "changed", ["Type", "DefaultValue"]],
      ["C", "added", ["Type"]],
      ["B", "removed", ["Type"]],
    ]);
  });

  it("has keys of its own", () => {
    const result = diff(
      [],
      [],
      [
        { PipelineExperimentConfig: { ExperimentName: "a" }, Metadata: {} },
        { MlflowConfig: { MlflowResourceArn: "arn" }, Metadata: { a: "b" } },
      ],
    );
    expect(result.document.map(({ path, kind }) => `${kind} ${path.join(".")}`).sort()).toEqual([
      "added Metadata.a",
      "added MlflowConfig",
      "removed PipelineExperimentConfig",
    ]);
  });
});

describe("laws", () => {
  it("a definition is equal to itself", () => {
    fc.assert(
      fc.property(definitions(), (given) => {
        expect(diffDefinitions(given, structuredClone(given))).toMatchObject({ equal: true, caches: [] });
      }),
    );
  });

  it("what is added one way is removed the other way", () => {
    const names = (kind: string, result: ReturnType<typeof diffDefinitions>) =>
      result.steps
        .filter((step) => step.kind === kind)
        .map(({ name }) => name)
        .sort();
    fc.assert(
      fc.property(definitions(), definitions(), (one, two) => {
        const [there, back] = [diffDefinitions(one, two), diffDefinitions(two, one)];
        expect(there.equal).toBe(back.equal);
        expect(names("added", there)).toEqual(names("removed", back));
      }),
    );
  });

  it("so it is among many steps that are alike, of which only a few are looked at", () => {
    const joined = (...Values: readonly JsonValue[]) => ({ "Std:Join": { On: "/", Values } });
    const after = (step: string) => ({ DependsOn: [step] });
    const text = { Get: "Parameters.Text" };
    const many = [
      lambda("A", { read: 0 }, after("E")),
      lambda("B", { read: joined() }),
      lambda("C", { read: false }, after("E")),
      lambda("D", { read: text }, after("E")),
      lambda("E", { read: 0 }),
      lambda("F", { read: 0 }),
      lambda("G", { read: text }),
    ];
    const few = [
      lambda("K", { read: joined() }, after("M")),
      lambda("L", { read: { Get: "Execution.PipelineName" } }),
      lambda("M", { read: joined(text) }),
    ];
    const names = (kind: string, { steps }: ReturnType<typeof diff>) =>
      steps.flatMap((step) => (step.kind === kind ? [step.name] : []));
    expect(names("added", diff(many, few))).toEqual(["M"]);
    expect(names("removed", diff(few, many))).toEqual(["M"]);
  });

  it("whatever JSON there is, it is compared", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        const of = (value: unknown) =>
          definition({
            Steps: [
              value,
              { Name: value, Type: value, Arguments: value },
              { Name: "A", Type: "Condition", Arguments: value, DependsOn: value, CacheConfig: value },
            ],
            Parameters: value,
            PipelineExperimentConfig: value,
          } as JsonValue);
        const same = JSON.stringify(one) === JSON.stringify(two);
        if (same) expect(diffDefinitions(of(one), of(two)).equal).toBe(true);
        diffDefinitions(of(one), of(two));
        diffDefinitions(definition(one as JsonValue), definition(two as JsonValue));
        diffDefinitions(of({ toString: one }), of({ toString: two }));
      }),
    );
  });
});

describe("bad input", () => {
  it("is compared as far as it goes: doubled names, circles, unknown types", () => {
    const other = { Name: "X", Type: "Unheard", Arguments: { a: 1 } };
    expect(
      steps([lambda("A"), lambda("A", { a: 1 }), other], [lambda("A"), lambda("A", { a: 2 }), other]),
    ).toEqual(["A: changed, changed Arguments.a"]);
    const circle = (a: number) => [
      lambda("A", { a, read: output("B") }, { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } }),
      lambda("B", { read: output("A") }),
    ];
    expect(steps(circle(1), circle(2))).toEqual(["A: changed, changed Arguments.a"]);
    expect(diffDefinitions(definition({ Steps: 1 }), definition({ Steps: [] })).equal).toBe(false);
  });

  it("is refused where it is nested deeper than a document can be", () => {
    let deep: JsonValue = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(() => diff([lambda("A", { deep })], [])).toThrow(SagewrightError);
  });
});

it("compares 10,000 steps, all renamed and moved, in time that grows with their number", () => {
  const many = (suffix: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      processing(
        `S${index}${suffix}`,
        {},
        {
          Environment: {
            index: String(index),
            read: index === 0 ? "-" : { Get: `Steps.S${index - 1}${suffix}.ProcessingJobArn` },
          },
        },
      ),
    );
  const result = diff(many("a", 10_000), many("b", 10_000));
  expect(result.steps).toHaveLength(10_000);
  expect(result.steps.every(({ renamedFrom }) => renamedFrom !== undefined)).toBe(true);
});
