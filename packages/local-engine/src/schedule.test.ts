import { type BranchName, graphOf, type Step } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSchedule, type Schedule } from "./schedule.ts";

const step = (Name: string, DependsOn: readonly string[] = []): Step =>
  ({ Name, Type: "Lambda", FunctionArn: "f", DependsOn }) as Step;
const choice = (Name: string, IfSteps: readonly Step[], ElseSteps: readonly Step[] = []): Step =>
  ({ Name, Type: "Condition", Arguments: { Conditions: [], IfSteps, ElseSteps } }) as Step;

const open = (
  steps: readonly Step[],
  finished: ReadonlyMap<string, BranchName | undefined> = new Map(),
): Schedule => createSchedule(graphOf({ Steps: steps }), (node) => node.step.Type !== "Condition", finished);

/** Runs everything that ever becomes ready; Conditions choose `branch`. */
function drain(schedule: Schedule, branch: BranchName): readonly string[] {
  const order: string[] = [];
  for (let node = schedule.next(true); node !== undefined; node = schedule.next(true)) {
    order.push(node.step.Name);
    schedule.succeeded(node.step.Name, node.step.Type === "Condition" ? branch : undefined);
  }
  return order;
}

describe("createSchedule", () => {
  it("never hands out a step that waits for one of the other branch", () => {
    const steps = [choice("C", [step("A", ["B"])], [step("B")]), step("Rejoin", ["A", "B"])];

    expect(drain(open(steps), "if")).toEqual(["C"]);
    expect(drain(open(steps), "else")).toEqual(["C", "B"]);
  });

  it("hands out steps that need no place when there is none, and the rest in document order afterwards", () => {
    const schedule = open([step("A"), choice("C", []), step("B")]);

    expect(schedule.next(false)?.step.Name).toBe("C");
    expect(schedule.next(false)).toBeUndefined();
    expect(schedule.next(true)?.step.Name).toBe("A");
    expect(schedule.next(true)?.step.Name).toBe("B");
  });

  it("goes on from what has succeeded before, keeping the branch that was chosen", () => {
    const steps = [step("A"), choice("C", [step("B")], [step("D")]), step("E", ["A", "B"])];

    expect(
      drain(
        open(
          steps,
          new Map<string, BranchName | undefined>([
            ["A", undefined],
            ["C", "if"],
          ]),
        ),
        "else",
      ),
    ).toEqual(["B", "E"]);
  });

  it("hands out none but the selected steps, after what has succeeded before", () => {
    const steps = [step("A"), step("B", ["A"]), choice("C", [step("D"), step("E")]), step("F", ["B"])];
    const selected = new Set(["B", "C", "D"]);

    const schedule = createSchedule(
      graphOf({ Steps: steps }),
      () => true,
      new Map([["A", undefined]]),
      selected,
    );

    expect(drain(schedule, "if")).toEqual(["B", "C", "D"]);
  });

  it("hands out every step of any graph without a cycle once, after all that it depends on", () => {
    const graphs = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(graphs, (edges) => {
        const steps = edges.map((targets, index) =>
          step(`S${index}`, index === 0 ? [] : [...new Set(targets.map((target) => `S${target % index}`))]),
        );

        const order = drain(open(steps), "if");

        expect(order.toSorted()).toEqual(steps.map(({ Name }) => Name).toSorted());
        for (const { Name, DependsOn = [] } of steps) {
          for (const before of DependsOn) expect(order.indexOf(before)).toBeLessThan(order.indexOf(Name));
        }
      }),
    );
  });
});
