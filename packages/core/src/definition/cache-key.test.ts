import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { CACHE_KEY_FIELDS, cacheKey } from "./cache-key.ts";
import { canonicalJson } from "./canonical-json.ts";
import { resolveArguments, resolveStepKeys } from "./resolve-arguments.ts";
import { scopeOf } from "./scope.fixture.ts";
import type { Step, StepType } from "./step.ts";
import { STEP_FACTS } from "./step-facts.ts";

const types = Object.keys(CACHE_KEY_FIELDS) as StepType[];
const cacheable = types.filter((type) => CACHE_KEY_FIELDS[type] !== undefined);

const step = (Type: StepType, keys: JsonObject = {}): Step =>
  ({ Name: "X", Type, ...keys }) as unknown as Step;

const processing = {
  RoleArn: "role",
  AppSpecification: { ImageUri: "image", ContainerArguments: ["--n", "5"] },
  Environment: { A: "1", B: "2" },
  ProcessingInputs: [
    { InputName: "in", S3Input: { S3Uri: "s3://b/in", LocalPath: "/opt/ml/processing/in" } },
  ],
  ProcessingOutputConfig: { Outputs: [{ OutputName: "o", S3Output: { S3Uri: "s3://b/run-1/o" } }] },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  },
  Tags: [{ Key: "k", Value: "v" }],
};
const keyOf = (changes: JsonObject = {}) => cacheKey(step("Processing"), { ...processing, ...changes });

describe("cacheKey", () => {
  it("is a SHA-256 in hex", () => {
    expect(keyOf()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("edge 91: stays when only instance type, tags, role or output URI change", () => {
    expect(keyOf({ ProcessingResources: { ClusterConfig: { InstanceType: "ml.m5.xlarge" } } })).toBe(keyOf());
    expect(keyOf({ Tags: [] })).toBe(keyOf());
    expect(keyOf({ RoleArn: "other" })).toBe(keyOf());
    expect(keyOf({ ProcessingOutputConfig: { Outputs: [] } })).toBe(keyOf());
  });

  it("edge 94: does not depend on the order of keys, nor on how a number is written", () => {
    const backwards = Object.fromEntries(Object.entries(processing).reverse());
    expect(cacheKey(step("Processing"), { ...backwards, Environment: { B: "2", A: "1" } })).toBe(keyOf());
    const lambda = step("Lambda", { FunctionArn: "arn" });
    expect(cacheKey(lambda, JSON.parse('{"n": 1}'))).toBe(cacheKey(lambda, JSON.parse('{"n": 1.0}')));
    expect(cacheKey(lambda, { n: 1 })).not.toBe(cacheKey(lambda, { n: "1" }));
  });

  it("depends on the order of lists", () => {
    const AppSpecification = { ImageUri: "image", ContainerArguments: ["5", "--n"] };
    expect(keyOf({ AppSpecification })).not.toBe(keyOf());
  });

  it("edge 97: changes with the URI of an input", () => {
    const ProcessingInputs = [{ InputName: "in", S3Input: { S3Uri: "s3://b/run-2/in" } }];
    expect(keyOf({ ProcessingInputs })).not.toBe(keyOf());
  });

  it("tells an absent field from an empty one and from null", () => {
    const { Environment: _, ...absent } = processing;
    const keys = [
      cacheKey(step("Processing"), absent),
      keyOf({ Environment: {} }),
      keyOf({ Environment: null }),
    ];
    expect(new Set(keys).size).toBe(3);
  });

  it("differs between step types with equal arguments", () => {
    expect(cacheKey(step("Endpoint"), {})).not.toBe(cacheKey(step("EndpointConfig"), {}));
  });

  it("edge 96: there is none for Condition, Fail, Model and RegisterModel", () => {
    for (const type of ["Condition", "Fail", "Model", "RegisterModel"] as const) {
      expect(cacheKey(step(type), {})).toBeUndefined();
    }
  });

  it("there is one exactly for the types that take a CacheConfig", () => {
    expect(cacheable).toEqual(types.filter((type) => STEP_FACTS[type].cacheable));
  });

  it("there is none while a keyed field is an expression", () => {
    const lambda = step("Lambda", { FunctionArn: { Get: "Parameters.F" } });
    expect(cacheKey(lambda, {})).toBeUndefined();
    expect(cacheKey(lambda, {}, { FunctionArn: "arn" })).toBe(
      cacheKey(step("Lambda", { FunctionArn: "arn" }), {}),
    );
    expect(keyOf({ Environment: { A: { Get: "Parameters.F" } } })).toBeUndefined();
    expect(keyOf({ RoleArn: { Get: "Parameters.F" } })).toBe(keyOf());
  });

  it("is that of the values, not of the expressions they come from", () => {
    const given = (value: string) => scopeOf({ parameters: { F: { type: "String", value } } });
    const lambda = step("Lambda", {
      FunctionArn: { Get: "Parameters.F" },
      Arguments: { f: { Get: "Parameters.F" } },
    });
    const key = (value: string) =>
      cacheKey(lambda, resolveArguments(lambda, given(value)), resolveStepKeys(lambda, given(value)));
    expect(key("a")).toBe(cacheKey(step("Lambda", { FunctionArn: "a" }), { f: "a" }));
    expect(key("a")).not.toBe(key("b"));
  });
});

describe.each(cacheable)("the key of %s", (type) => {
  const fields = CACHE_KEY_FIELDS[type];
  const paths =
    fields === undefined || fields.arguments === "*" ? ["Some.Member", "Other"] : fields.arguments;
  const stepKeys = fields?.step ?? [];
  // No value is null or holds a `Get`, so that each is a value of its own.
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.array(fc.string(), { maxLength: 2 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.string(), { maxKeys: 3, noNullPrototype: true }),
  );
  const filled = fc.record({
    members: fc.tuple(...paths.map(() => value)),
    keys: fc.tuple(...stepKeys.map(() => value)),
  });
  const build = (members: readonly JsonValue[], keys: readonly JsonValue[]) => ({
    arguments: paths.reduce<JsonObject>(
      (tree, path, index) => put(tree, path.split("."), members[index] ?? null),
      {},
    ),
    step: step(type, Object.fromEntries(stepKeys.map((key, index) => [key, keys[index] ?? null]))),
  });

  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(filled, ({ members, keys }) => {
        const built = build(members, keys);
        const backwards = reversed(built.step) as unknown as Step;
        expect(cacheKey(backwards, reversed(built.arguments))).toBe(cacheKey(built.step, built.arguments));
      }),
      { numRuns: 20 },
    );
  });

  it("changes when any keyed field changes", () => {
    const change = fc.tuple(filled, fc.nat(paths.length + stepKeys.length - 1), value);
    fc.assert(
      fc.property(change, ([{ members, keys }, at, changed]) => {
        const before = [...members, ...keys];
        const after = before.with(at, changed);
        const same = canonicalJson(before[at] ?? null) === canonicalJson(changed);
        const [a, b] = [before, after].map((all) => {
          const built = build(all.slice(0, paths.length), all.slice(paths.length));
          return cacheKey(built.step, built.arguments);
        });
        expect(a === b).toBe(same);
      }),
      { numRuns: 60 },
    );
  });

  it("does not change with what is ignored", () => {
    const envelope = {
      DisplayName: "d",
      Description: "d",
      DependsOn: ["a"],
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
    };
    fc.assert(
      fc.property(filled, value, ({ members, keys }, ignored) => {
        const built = build(members, keys);
        const extra =
          fields?.arguments === "*"
            ? {}
            : { RoleArn: ignored, StoppingCondition: { MaxRuntimeInSeconds: ignored } };
        const other = cacheKey({ ...built.step, ...envelope } as Step, { ...built.arguments, ...extra });
        expect(other).toBe(cacheKey(built.step, built.arguments));
      }),
      { numRuns: 20 },
    );
  });
});

function put(tree: JsonObject, [key = "", ...rest]: readonly string[], value: JsonValue): JsonObject {
  const inner = tree[key];
  return { ...tree, [key]: rest.length === 0 ? value : put(isJsonObject(inner) ? inner : {}, rest, value) };
}

function reversed(object: object): JsonObject {
  const entries = Object.entries(object).reverse();
  return Object.fromEntries(
    entries.map(([key, member]) => [key, isJsonObject(member) ? reversed(member) : member]),
  );
}
