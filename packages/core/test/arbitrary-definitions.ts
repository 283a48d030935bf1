import fc from "fast-check";
import type { PipelineDefinition } from "../src/definition/definition.ts";
import type { JsonObject, JsonValue } from "../src/json.ts";
import { document, fail, gate, lambda, processing, training } from "./definitions.ts";

/** What a step of a generated document may read. */
type Readable = readonly JsonValue[];

const literal = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const value = (readable: Readable): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    // JSON has no negative zero.
    literal.map((scalar) => (scalar === 0 ? 0 : scalar)),
    fc.constantFrom(...readable),
    fc
      .array(fc.oneof(fc.string(), fc.constantFrom(...readable)), { maxLength: 3 })
      .map((values) => ({ "Std:Join": { On: "/", Values: values } })),
  );

const makers = [
  (name: string, read: JsonValue) => lambda(name, { read }),
  (name: string, read: JsonValue) => training(name, {}, { HyperParameters: { read } }),
  (name: string, read: JsonValue) => processing(name, {}, { Environment: { read } }),
  (name: string, read: JsonValue) => fail(name, read),
  (name: string, read: JsonValue) =>
    gate(
      name,
      [lambda(`${name}-if`)],
      [fail(`${name}-else`)],
      [{ Type: "Equals", LeftValue: read, RightValue: 1 }],
    ),
];

const outputs: { readonly [type: string]: (name: string) => JsonValue } = {
  Lambda: (name) => ({ Get: `Steps.${name}.OutputParameters['o']` }),
  Training: (name) => ({ Get: `Steps.${name}.ModelArtifacts.S3ModelArtifacts` }),
  Processing: (name) => ({
    "Std:JsonGet": { PropertyFile: { Get: `Steps.${name}.PropertyFiles.Report` }, Path: "a.b[0]" },
  }),
  Condition: (name) => ({ Get: `Steps.${name}.Outcome` }),
};

/** Valid definitions: steps of several types in any order, each reading only what is made without it. */
export const definitions = (): fc.Arbitrary<PipelineDefinition> =>
  fc
    .array(
      fc.record({
        name: fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/),
        make: fc.constantFrom(...makers),
        read: fc.nat(),
        dependsOn: fc.option(fc.nat(), { nil: undefined }),
        text: value([{ Get: "Parameters.Text" }, { Get: "Execution.PipelineName" }]),
      }),
      { maxLength: 12 },
    )
    .chain((plans) => {
      const steps: JsonObject[] = [];
      const readable: JsonValue[] = [];
      const names: string[] = [];
      for (const [index, { name, make, read, dependsOn, text }] of plans.entries()) {
        const unique = `${name}-${index}`;
        const step = make(
          unique,
          readable.length === 0 || read % 3 === 0 ? text : (readable[read % readable.length] ?? text),
        );
        const before = dependsOn === undefined ? undefined : names[dependsOn % Math.max(names.length, 1)];
        steps.push(before === undefined ? step : { ...step, DependsOn: [before] });
        const output = outputs[String(step.Type)];
        if (output) readable.push(output(unique));
        if (step.Type !== "Fail" && step.Type !== "Condition") names.push(unique);
      }
      return fc.shuffledSubarray(steps, { minLength: steps.length });
    })
    .map((steps) => document(steps) as unknown as PipelineDefinition);
