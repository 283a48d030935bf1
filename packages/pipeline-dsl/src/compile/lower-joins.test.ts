import { graphOf } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { branch } from "../branch.ts";
import { equals, greaterThan } from "../conditions.ts";
import type { Input } from "../input.ts";
import { text } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { ListedStep } from "../step-group.ts";
import { subPipeline } from "../sub-pipeline.ts";
import { simulate } from "../testing/simulate.ts";
import { check, compile } from "./check.ts";

const params = defineParams({
  First: param.boolean({ default: true }),
  Second: param.boolean({ default: true }),
  Text: param.string({ default: "text" }),
});
const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:f";
const call = <const Name extends string>(
  name: Name,
  inputs: { readonly [input: string]: Input<string | number | boolean> } = {},
  dependsOn: readonly ListedStep[] = [],
) => step.lambda(name, { functionArn, inputs, dependsOn, outputs: { value: "String" } });
const first = equals(params.First, true);
const second = equals(params.Second, true);
const build = (...steps: ListedStep[]) => pipeline("P", { params, steps });
const issuesOf = (...steps: ListedStep[]) => {
  const result = check(build(...steps));
  const issues = result.ok ? [] : result.issues;
  return issues.filter(({ severity }) => severity === undefined).map(({ code, path }) => [code, ...path]);
};

/** A gate between two steps, with what they leave. */
function choice(name: string, condition = first) {
  const [a, b] = [call(`${name}A`), call(`${name}B`)];
  const gate = branch(name, { conditions: [condition], ifSteps: [a], elseSteps: [b] });
  return { a, b, gate, value: gate.join(a.outputs.value, b.outputs.value) };
}

describe("a joined value", () => {
  it("is of the type of both sides", () => {
    const { gate, value } = choice("Gate");
    const train = step.training("Train", { image: "i", instanceType: "ml.m5.large" });
    expectTypeOf(value).toEqualTypeOf<Ref<string>>();
    expectTypeOf(gate.join(train.outputs.model, "s3://bucket/model")).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(gate.join(1, 2)).toEqualTypeOf<Ref<1 | 2>>();
    expect(greaterThan(gate.join(20, 1), 5).constant).toBeUndefined();
    // @ts-expect-error it is never "c"
    equals(gate.join("a", "b"), "c");
    expectTypeOf(gate.join(params.Text, "none")).toEqualTypeOf<Ref<string>>();
    // @ts-expect-error a number is no text
    gate.join(1, params.Text);
  });

  it("is read in both branches, by copies that are shown as the step", () => {
    const { gate, value } = choice("Gate");
    const publish = call("Publish", { value, told: text`got ${value}` });

    expect(compile(build(gate, publish)).Steps).toMatchObject([
      {
        Name: "Gate",
        Arguments: {
          IfSteps: [
            { Name: "GateA" },
            {
              Name: "Publish-If",
              DisplayName: "Publish",
              Arguments: {
                value: { Get: "Steps.GateA.OutputParameters['value']" },
                told: { "Std:Join": { Values: ["got ", { Get: "Steps.GateA.OutputParameters['value']" }] } },
              },
            },
          ],
          ElseSteps: [
            { Name: "GateB" },
            {
              Name: "Publish-Else",
              DisplayName: "Publish",
              Arguments: { value: { Get: "Steps.GateB.OutputParameters['value']" } },
            },
          ],
        },
      },
    ]);
  });

  it("takes all along that waits for who reads it", () => {
    const { gate, value } = choice("Gate");
    const publish = call("Publish", { value });
    const report = call("Report", { published: publish.outputs.value });
    const last = call("Last", {}, [report]);
    const other = call("Other");
    const definition = compile(build(other, gate, publish, report, last));

    expect(definition.Steps.map(({ Name }) => Name)).toEqual(["Other", "Gate"]);
    const { nodes } = graphOf(definition);
    expect([...nodes.keys()].filter((name) => name.endsWith("-If"))).toEqual([
      "Publish-If",
      "Report-If",
      "Last-If",
    ]);
    expect(nodes.get("Last-Else")?.step.DependsOn).toEqual(["Report-Else"]);
    expect(nodes.get("Report-Else")?.dependencies).toContain("Publish-Else");
  });

  it.each([
    [true, ["GateA", "Gate", "Publish-If"], "a"],
    [false, ["GateB", "Gate", "Publish-Else"], "b"],
  ])("is what the branch that is taken left: %s", (First, ran, value) => {
    const made = choice("Gate");
    const publish = call("Publish", { value: made.value });
    const simulation = simulate(build(made.gate, publish), {
      params: { First },
      properties: {
        GateA: { OutputParameters: { value: "a" } },
        GateB: { OutputParameters: { value: "b" } },
      },
    });
    expect([...simulation.steps].toSorted()).toEqual(ran.toSorted());
    expect(simulation.argumentsOf(First ? "Publish-If" : "Publish-Else")).toEqual({ value });
  });

  it("may be a literal, a parameter, or another joined value", () => {
    const { gate, value } = choice("Gate");
    const inner = gate.join(gate.join(value, value), params.Text);
    const publish = call("Publish", { n: gate.join(1, 2), inner });
    const simulation = simulate(build(gate, publish), { params: { First: false } });
    expect(simulation.argumentsOf("Publish-Else")).toEqual({ n: 2, inner: "text" });
  });

  it("is known inside the branches themselves", () => {
    const gate = branch("Gate", {
      conditions: [first],
      ifSteps: [call("A")],
      elseSteps: [],
    });
    const value = gate.join("if", "else");
    const outer = step.condition("Outer", {
      conditions: [second],
      ifSteps: [gate, call("Reader", { value })],
    });
    expect(simulate(build(outer)).steps).toContain("Reader-If");
    expect(simulate(build(outer), { params: { Second: false } }).steps).toEqual(["Outer"]);
  });

  it("decides a condition in a branch where all that it compares is known", () => {
    const { gate } = choice("Gate");
    const size = gate.join(1, 2);
    const large = call("Large");
    const inner = step.condition("IsLarge", { conditions: [greaterThan(size, 1)], ifSteps: [large] });
    const after = call("After", { large: large.outputs.value });
    const p = build(gate, inner, after);
    expect(simulate(p).steps).toEqual(["Gate", "GateA"]);
    const properties = { "Large-Else": { OutputParameters: { value: "large" } } };
    expect(simulate(p, { params: { First: false }, properties }).steps).toEqual([
      "Gate",
      "GateB",
      "Large-Else",
      "After-Else",
    ]);
  });

  it("takes a condition that reads it along with its branches", () => {
    const { gate, value } = choice("Gate");
    const inner = step.condition("IsA", { conditions: [equals(value, "a")], ifSteps: [call("Use")] });
    const p = build(gate, inner);
    const properties = { GateA: { OutputParameters: { value: "a" } } };
    expect(simulate(p, { properties }).steps).toEqual(["Gate", "GateA", "IsA-If", "Use-If"]);
  });

  it("is read with another one in the product of their branches", () => {
    const [one, two] = [choice("One", first), choice("Two", second)];
    const both = call("Both", { one: one.gate.join("1a", "1b"), two: two.gate.join("2a", "2b") });
    const p = build(one.gate, two.gate, both);
    for (const First of [true, false])
      for (const Second of [true, false]) {
        const simulation = simulate(p, { params: { First, Second } });
        const ran = simulation.steps.filter((name) => name.startsWith("Both"));
        expect(ran).toHaveLength(1);
        expect(simulation.argumentsOf(ran[0] ?? "")).toEqual({
          one: First ? "1a" : "1b",
          two: Second ? "2a" : "2b",
        });
      }
    expect(compile(p).Steps).toHaveLength(1);
  });

  it("keeps names unique and short enough", () => {
    const { gate, value } = choice("Gate");
    const long = "L".repeat(64);
    const steps = [call(long, { value }), call("Publish", { value }), call("Publish-If")];
    const names = [...graphOf(compile(build(gate, ...steps))).nodes.keys()];
    expect(names).toEqual([
      "Gate",
      "GateA",
      `${"L".repeat(61)}-If`,
      "Publish-2-If",
      "GateB",
      `${"L".repeat(59)}-Else`,
      "Publish-Else",
      "Publish-If",
    ]);
  });

  it("of a condition that is known is what is taken", () => {
    const [a, b] = [call("A"), call("B")];
    const gate = branch("Gate", { conditions: [false], ifSteps: [a], elseSteps: [b] });
    const publish = call("Publish", {
      value: gate.join(a.outputs.value, b.outputs.value),
      n: gate.join(1, 2),
    });
    expect(compile(build(gate, publish)).Steps).toMatchObject([
      { Name: "B" },
      { Name: "Publish", Arguments: { value: { Get: "Steps.B.OutputParameters['value']" }, n: 2 } },
    ]);
  });

  it("lets what is wrong with a step be told once, of the step as it is written", () => {
    const { gate, value } = choice("Gate");
    const publish = step.lambda("Publish", {
      functionArn,
      inputs: { value },
      dependsOn: [gate.outputs as never],
    });
    const long = step.lambda("Long", { functionArn, inputs: { value }, description: "x".repeat(4000) });
    expect(issuesOf(gate, publish, long)).toEqual([
      ["NOT_A_STEP", "steps", "Publish", "dependsOn"],
      ["DESCRIPTION_LONG", "steps", "Long", "Description"],
    ]);
  });

  it("joins in sub-pipelines as elsewhere", () => {
    const eu = subPipeline("Eu", (step) => {
      const gate = step.condition("Gate", { conditions: [first] });
      step.fail("Stop", { errorMessage: gate.join("if", "else") });
    });
    expect(simulate(build(eu)).failureReason).toBe("if");
  });

  it("may pass through the join of an inner condition", () => {
    const inner = choice("Inner", second);
    const prep = call("Prep", { value: inner.gate.join("a", "b") });
    const other = call("Other");
    const outer = branch("Outer", {
      conditions: [first],
      ifSteps: [inner.gate, prep],
      elseSteps: [other],
    });
    const publish = call("Publish", { value: outer.join(prep.outputs.value, other.outputs.value) });
    const p = build(outer, publish);
    const left = { OutputParameters: { value: "left" } };
    const properties = { "Prep-If": left, "Prep-Else": left, Other: left };
    const ran = (given: { readonly First: boolean; readonly Second: boolean }) =>
      simulate(p, { params: given, properties }).steps.filter((name) => name.startsWith("P"));
    expect(ran({ First: true, Second: true })).toEqual(["Prep-If", "Publish-If-If"]);
    expect(ran({ First: true, Second: false })).toEqual(["Prep-Else", "Publish-If-Else"]);
    expect(ran({ First: false, Second: false })).toEqual(["Publish-Else"]);
  });

  it("may join what inner conditions join, each in its branch", () => {
    const [one, two] = [choice("One", second), choice("Two", second)];
    const outer = branch("Outer", { conditions: [first], ifSteps: [one.gate], elseSteps: [two.gate] });
    const publish = call("Publish", { value: outer.join(one.gate.join("a", "b"), two.gate.join("c", "d")) });
    const values = [true, false].flatMap((First) =>
      [true, false].map((Second) => {
        const { steps, argumentsOf } = simulate(build(outer, publish), { params: { First, Second } });
        return argumentsOf(steps.find((name) => name.startsWith("Publish")) ?? "").value;
      }),
    );
    expect(values).toEqual(["a", "b", "c", "d"]);
  });

  it("leaves where it is what does not wait for it, in a condition that need not run when the gate does", () => {
    const inner = choice("Inner", second);
    const outer = branch("Outer", { conditions: [first], ifSteps: [inner.gate] });
    const around = branch("Around", {
      conditions: [second],
      ifSteps: [call("Free"), call("Reader", { value: inner.value })],
    });
    const p = build(outer, around);
    const properties = { InnerA: { OutputParameters: { value: "a" } } };
    expect(simulate(p, { params: { First: false } }).steps).toEqual(["Outer", "Around", "Free"]);
    expect(simulate(p, { properties }).steps).toEqual(
      expect.arrayContaining(["Around", "Free", "Around-If", "Reader-If"]),
    );
  });
});

describe("a joined value that cannot be had", () => {
  it("where its condition waits for who reads it", () => {
    const reader = call("Reader");
    const gate = branch("Gate", { conditions: [equals(reader.outputs.value, "x")] });
    const again = call("Again", { value: gate.join("a", "b") });
    const outer = branch("Outer", { conditions: [equals(again.outputs.value, "x")], ifSteps: [gate] });
    expect(issuesOf(reader, outer, again)).toContainEqual(["JOIN_NOT_LOWERABLE", "steps", "Outer"]);
  });

  it("in the branch that excludes its condition", () => {
    const { gate, value } = choice("Gate");
    const outer = step.condition("Outer", {
      conditions: [second],
      ifSteps: [gate],
      elseSteps: [call("Reader", { value })],
    });
    expect(issuesOf(outer)).toEqual([["JOIN_NOT_LOWERABLE", "steps", "Reader"]]);
  });

  it("from the other branch", () => {
    const { gate, a, b } = choice("Gate");
    const reader = call("Reader", { value: gate.join(b.outputs.value, a.outputs.value) });
    const result = check(build(gate, reader));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "JOIN_SIDES_CROSSED", path: ["steps", "Reader"] }],
    });
  });

  it("where each copy would wait for the other branch", () => {
    const { gate, a, b } = choice("Gate");
    const reader = call("Reader", {
      value: gate.join("x", "y"),
      both: text`${a.outputs.value} ${b.outputs.value}`,
    });
    expect(issuesOf(gate, reader)).toEqual([["JOIN_NEVER_RUNS", "steps", "Reader"]]);
  });

  it("before anything has run", () => {
    const { gate, value } = choice("Gate");
    const made = pipeline("P", {
      params,
      steps: [gate],
      experiment: { experimentName: value, trialName: "t" },
    });
    expect(check(made)).toMatchObject({
      ok: false,
      issues: [{ code: "JOIN_OUTSIDE_STEPS", path: ["experiment"] }],
    });
  });

  it("of a condition that is not listed", () => {
    const { value, a, b } = choice("Gate");
    expect(issuesOf(a, b, call("Reader", { value }))).toEqual([["STEP_NOT_LISTED", "steps", "Reader"]]);
  });

  it("of a step that the pipeline does not list", () => {
    const gate = branch("Gate", { conditions: [first] });
    const reader = call("Reader", { value: gate.join(call("Lost").outputs.value, "none") });
    expect(issuesOf(gate, reader)).toContainEqual(["STEP_NOT_LISTED", "steps", "Reader"]);
  });

  it("where the copies would be too many", () => {
    const steps: ListedStep[] = [];
    let value: Ref<string> = params.Text;
    for (let n = 0; n < 12; n += 1) {
      const before = call(`S${n}`, { value });
      const gate = branch(`Gate${n}`, { conditions: [equals(before.outputs.value, "x")] });
      value = gate.join("a", "b");
      steps.push(before, gate);
    }
    expect(issuesOf(...steps, call("Last", { value }))).toContainEqual([
      "JOIN_TOO_MANY_STEPS",
      "steps",
      expect.stringMatching(/^Gate/),
    ]);
  });
});
