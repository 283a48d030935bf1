import {
  defineParams,
  equals,
  execution,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  join,
  lessThan,
  lessThanOrEqualTo,
  not,
  or,
  param,
  pipeline,
  rawCondition,
  step,
} from "../../src/index.ts";

const params = defineParams({
  S: param.string({ default: "a" }),
  I: param.integer({ default: 1 }),
  F: param.float({ default: 0.5 }),
  B: param.boolean({ default: true }),
});

const inner = step.condition("Inner", {
  conditions: [equals(params.B, true)],
  ifSteps: [step.fail("InnerFail", { errorMessage: "inner" })],
  silence: { CONDITION_NESTED: "the guide calls it unsupported, the Python SDK does not" },
});

const second = step.fail("F3", { errorMessage: join(" ", "x", params.F) });
const first = step.fail("F2", {
  errorMessage: "",
  dependsOn: [second],
  silence: { FAIL_STEP_REFERENCED: "the Python SDK takes it, though nothing runs after a failure" },
});

const outer = step.condition("Outer", {
  displayName: "dn",
  description: "desc",
  conditions: [
    equals(params.S, "a"),
    equals(1, params.I),
    greaterThan(params.I, 0),
    greaterThanOrEqualTo(params.F, 0.1),
    lessThan(params.F, 1),
    lessThanOrEqualTo(params.F, 1.5),
    isIn(params.S, ["a", "b", params.S]),
    not(equals(params.S, "z")),
    or(
      equals(params.S, "a"),
      not(isIn(params.I, [1, 2])),
      or(equals(params.B, false), equals(execution.pipelineName, "x")),
    ),
    equals(join("-", params.S, params.I), "a-1"),
    // No parameter is ever null, so our `equals` does not take it.
    rawCondition({ Type: "Equals", LeftValue: { Get: "Parameters.S" }, RightValue: null }),
  ],
  ifSteps: [inner, step.fail("F1", { errorMessage: "one" })],
  elseSteps: [first, second],
});

const after = step.condition("After", {
  conditions: [
    // The outcome is the text "True" or "False", so our `equals` does not take a boolean here.
    rawCondition({ Type: "Equals", LeftValue: { Get: "Steps.Outer.Outcome" }, RightValue: true }),
  ],
  dependsOn: [outer],
  silence: { DEPENDS_ON_CONDITION: "the Python SDK takes it, though the service has refused it" },
});

export default pipeline("conditions", { params, steps: [outer, after] });
