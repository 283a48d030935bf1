import type { JsonObject } from "../../src/json.ts";
import { fail, gate, lambda, output } from "../definitions.ts";
import { type Case, equals, reading, steps } from "./case.ts";

const after = (name: string, ...DependsOn: readonly string[]): JsonObject => lambda(name, {}, { DependsOn });

export const GRAPH_CASES: readonly Case[] = [
  [60, "a cycle of DependsOn", steps(after("A", "B"), after("B", "A")), ["STEP_CYCLE"]],
  [
    60,
    "a cycle of data",
    steps(lambda("A", { x: output("B") }), lambda("B", { x: output("A") })),
    ["STEP_CYCLE"],
  ],
  [60, "a cycle of both", steps(lambda("A", { x: output("B") }), after("B", "A")), ["STEP_CYCLE"]],
  [
    60,
    "a cycle through a Condition",
    steps(gate("C", [lambda("A")], [], equals(output("A")))),
    ["STEP_CYCLE"],
  ],
  [61, "DependsOn an unknown step", steps(after("A", "B")), ["STEP_UNKNOWN"]],
  [61, "DependsOn itself", steps(after("A", "A")), ["STEP_CYCLE"]],
  [61, "DependsOn twice", steps(lambda("A"), after("B", "A", "A")), ["DEPENDS_ON_DUPLICATE?"]],
  [
    62,
    "a branch read from outside",
    steps(gate("C", [lambda("A")]), after("Z", "A")),
    ["BRANCH_READ_FROM_OUTSIDE?"],
  ],
  [
    63,
    "a branch that reads the other",
    steps(gate("C", [lambda("A")], [after("B", "A")])),
    ["BRANCHES_CROSSED"],
  ],
  [
    64,
    "both branches at once",
    steps(gate("C", [lambda("A")], [lambda("B")]), after("Z", "A", "B")),
    ["BRANCHES_REJOINED?"],
  ],
  [66, "DependsOn a Condition", steps(gate("C", []), after("Z", "C")), ["DEPENDS_ON_CONDITION?"]],
  [67, "DependsOn a Fail", steps(fail("F"), after("Z", "F")), ["FAIL_STEP_REFERENCED"]],
  [67, "a Get of a Fail", steps(fail("F"), reading("Steps.F.ErrorMessage")), ["FAIL_STEP_REFERENCED"]],
  [79, "In of the schema", steps(gate("C", [], [], [{ Type: "In", Value: "a", In: ["a"] }])), []],
  [
    79,
    "In of the Python SDK",
    steps(gate("C", [], [], [{ Type: "In", QueryValue: "a", Values: ["a"] }])),
    [],
  ],
  [
    80,
    "Not with Expression",
    steps(gate("C", [], [], [{ Type: "Not", Expression: {} }])),
    ["PROPERTY_UNKNOWN", "PROPERTY_MISSING"],
  ],
  [83, "no conditions", steps(gate("C", [], [], [])), ["CONDITIONS_EMPTY?"]],
];
