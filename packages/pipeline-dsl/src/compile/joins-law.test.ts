import { graphOf } from "@sagewright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { branch } from "../branch.ts";
import { and, equals } from "../conditions.ts";
import type { Input } from "../input.ts";
import { defineParams, param } from "../param.ts";
import { type Pipeline, pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { ListedStep } from "../step-group.ts";
import { simulate } from "../testing/simulate.ts";
import { compile } from "./check.ts";

const params = defineParams({
  First: param.boolean({ default: true }),
  Second: param.boolean({ default: true }),
  Text: param.string({ default: "text" }),
});
const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:f";
const call = (name: string, inputs: { readonly [input: string]: Input<string> } = {}) =>
  step.lambda(name, { functionArn, inputs, outputs: { value: "String" } });

type Param = "First" | "Second";

/** What a plan says of one step, of a gate with its branches, or of a condition around more of them. Numbers point at values. */
interface Plan {
  readonly kind: "step" | "gate" | "around";
  readonly param: Param;
  readonly reads: readonly number[];
  readonly other: number;
  /** Whether the other side of a gate's value is one from before. */
  readonly early: boolean;
  readonly inner: readonly Plan[];
}

/** A pipeline by plan; where `known` says how the parameters are, its conditions are decided before it runs. */
function planned(plans: readonly Plan[], known?: Readonly<Record<Param, boolean>>): Pipeline {
  let number = 0;
  const holds = (param: Param) => (known === undefined ? equals(params[param], true) : known[param]);
  const made = (list: readonly Plan[], before: readonly Input<string>[]): readonly ListedStep[] => {
    const values = [...before];
    const pick = (index: number): Input<string> => values[index % values.length] ?? "literal";
    return list.map(({ kind, param, reads, other, early, inner }) => {
      number += 1;
      const name = `S${number}`;
      const inputs = Object.fromEntries(reads.map((read, index) => [`in${index}`, pick(read)]));
      if (kind === "around") {
        // Values of inside are read inside only: what is left out cannot be read.
        return step.condition(`W${number}`, { conditions: [holds(param)], ifSteps: made(inner, values) });
      }
      const one = call(kind === "gate" ? `${name}a` : name, inputs);
      if (kind === "step") {
        values.push(one.outputs.value);
        return one;
      }
      const two = call(`${name}b`);
      const gate = branch(`G${name}`, {
        conditions: [and(true, holds(param))],
        ifSteps: [one],
        elseSteps: [two],
      });
      values.push(gate.join<string>(one.outputs.value, early ? pick(other) : two.outputs.value));
      return gate;
    });
  };
  // A plan may come to nothing where its outcomes are known, and a pipeline without steps is none.
  return pipeline("P", { params, steps: [call("Always"), ...made(plans, ["literal", params.Text])] });
}

const { plans } = fc.letrec<{ plans: Plan[]; plan: Plan }>((tie) => ({
  plans: fc.array(tie("plan"), { minLength: 1, maxLength: 5, depthIdentifier: "plans" }),
  plan: fc.record<Plan>({
    kind: fc.constantFrom("step", "gate", "step", "gate", "around"),
    param: fc.constantFrom("First", "Second"),
    reads: fc.array(fc.nat(10), { maxLength: 3 }),
    other: fc.nat(10),
    early: fc.boolean(),
    inner: fc.oneof({ depthIdentifier: "plans", maxDepth: 2 }, fc.constant([]), tie("plans")),
  }),
}));

it("a joined value is in any pipeline what it is where the outcomes are known beforehand", () => {
  const run = (made: Pipeline, given: Record<Param, boolean>) => {
    const shown = new Map(
      [...graphOf(compile(made)).nodes.values()].map(({ step }) => [
        step.Name,
        step.DisplayName ?? step.Name,
      ]),
    );
    const properties = Object.fromEntries(
      [...shown].flatMap(([name, original]) =>
        original.startsWith("S") ? [[name, { OutputParameters: { value: `of ${original}` } }]] : [],
      ),
    );
    const { steps, argumentsOf } = simulate(made, { params: given, properties } as never);
    const ran = steps.filter((name) => name.startsWith("S"));
    return Object.fromEntries(ran.map((name) => [shown.get(name) ?? name, argumentsOf(name)]));
  };
  fc.assert(
    fc.property(plans, fc.boolean(), fc.boolean(), (made, First, Second) => {
      const given = { First, Second };
      expect(run(planned(made), given)).toEqual(run(planned(made, given), given));
    }),
    { numRuns: 300 },
  );
});
