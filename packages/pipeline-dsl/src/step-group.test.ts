import { expect, it } from "vitest";
import { compile, equals, execution, group, pipeline, step } from "./index.ts";

const fail = (name: string) => step.fail(name, { errorMessage: name });

it("lists the steps of a group in its place, groups in groups included", () => {
  const inner = group([fail("B"), fail("C")]);
  const outer = group([fail("A"), inner]);

  const { Steps } = compile(pipeline("P", { steps: [outer, fail("D")] }));

  expect(Steps.map(({ Name }) => Name)).toEqual(["A", "B", "C", "D"]);
});

it("stands in the branches of a condition", () => {
  const gate = step.condition("Gate", {
    conditions: [equals(execution.pipelineName, "P")],
    ifSteps: [group([fail("A")])],
    elseSteps: [group([fail("B"), fail("C")])],
  });

  const { Steps } = compile(pipeline("P", { steps: [gate] }));

  expect(Steps).toMatchObject([
    { Arguments: { IfSteps: [{ Name: "A" }], ElseSteps: [{ Name: "B" }, { Name: "C" }] } },
  ]);
});

it("depends on every step of a group", () => {
  const lambdas = ["A", "B"].map((name) =>
    step.lambda(name, { functionArn: "arn:aws:lambda:us-east-1:1:function:f" }),
  );
  const both = group(lambdas);
  const after = step.lambda("After", {
    functionArn: "arn:aws:lambda:us-east-1:1:function:f",
    dependsOn: [both],
  });

  const { Steps } = compile(pipeline("P", { steps: [both, after] }));

  expect(Steps.at(-1)?.DependsOn).toEqual(["A", "B"]);
});

it("keeps the members that it is given", () => {
  expect(group([fail("A")], { limit: 3 }).limit).toBe(3);
});
