import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf, type PipelineGraph } from "./graph.ts";
import { ancestorsOf, descendantsOf } from "./graph-order.ts";
import { selectSteps, stepsFromUntil } from "./selective-execution.ts";
import type { Step } from "./step.ts";

const step = (Name: string, ...DependsOn: readonly string[]): Step => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  DependsOn,
});

const gate = (Name: string, reads: string, IfSteps: readonly Step[], ElseSteps: readonly Step[]): Step => ({
  Name,
  Type: "Condition",
  Arguments: {
    Conditions: [
      { Type: "Equals", LeftValue: { Get: `Steps.${reads}.OutputParameters['o']` }, RightValue: 1 },
    ],
    IfSteps,
    ElseSteps,
  },
});

const graph = (...steps: readonly Step[]): PipelineGraph => graphOf({ Steps: steps });

const chain = graph(step("A"), step("B", "A"), step("C", "B"), step("D", "C"), step("Alone"));
const branches = graph(step("A"), gate("G", "A", [step("Yes", "A")], [step("No")]));

function selection(of: PipelineGraph, ...names: readonly string[]) {
  const result = selectSteps(of, names);
  if (!result.ok) return result.issues.map(({ code, message }) => `${code} ${message}`);
  return { selected: [...result.value.selected], reused: result.value.reused };
}

describe("selectSteps", () => {
  it("reuses what selected steps wait for directly, and nothing farther", () => {
    expect(selection(chain, "D", "C")).toEqual({ selected: ["C", "D"], reused: ["B"] });
    expect(selection(chain, "A")).toEqual({ selected: ["A"], reused: [] });
  });

  it("reuses the Condition that holds a selected step", () => {
    expect(selection(branches, "Yes")).toEqual({ selected: ["Yes"], reused: ["A", "G"] });
    expect(selection(branches, "G", "No")).toEqual({ selected: ["G", "No"], reused: ["A"] });
  });

  it("takes steps that have no path between them, and names that come twice", () => {
    expect(selection(chain, "Alone", "B", "Alone")).toEqual({ selected: ["B", "Alone"], reused: ["A"] });
  });

  it("names the steps that are missing between selected ones", () => {
    expect(selection(chain, "A", "D")).toEqual([
      "SELECTED_STEPS_NOT_CONNECTED The selected steps are not connected: between them stand B, C.",
    ]);
    expect(selection(branches, "A", "Yes")).toEqual([
      "SELECTED_STEPS_NOT_CONNECTED The selected steps are not connected: between them stands G.",
    ]);
  });

  it("refuses an empty selection, an unknown step and more than 50 steps", () => {
    const many = graph(...Array.from({ length: 51 }, (_, index) => step(`S${index}`)));
    const names = [...many.nodes.keys()];

    expect(selection(chain)).toEqual(["SELECTED_STEPS_EMPTY No step is selected."]);
    expect(selection(chain, "X")).toEqual(['STEP_UNKNOWN There is no step "X".']);
    expect(selection(many, ...names)).toEqual([
      "SELECTED_STEPS_TOO_MANY 51 steps are selected; at most 50 can be.",
    ]);
    expect(selection(many, ...names.slice(1))).toMatchObject({ reused: [] });
  });

  it("is done with a chain of 10,000 steps and with a circle", () => {
    const long = graph(
      ...Array.from({ length: 10_000 }, (_, index) =>
        index === 0 ? step("S0") : step(`S${index}`, `S${index - 1}`),
      ),
    );
    const circle = graph(step("A", "B"), step("B", "A"));

    const [issue] = selection(long, "S0", "S9999") as readonly string[];

    expect(issue).toContain("stand S1, S2, S3");
    expect(selection(circle, "A")).toEqual([expect.stringContaining("stands B.")]);
  });
});

describe("stepsFromUntil", () => {
  it("is a step with all that comes after it, with all that comes before it, or what lies between two", () => {
    expect(stepsFromUntil(chain, { from: "B" })).toEqual(["B", "C", "D"]);
    expect(stepsFromUntil(chain, { until: "C" })).toEqual(["A", "B", "C"]);
    expect(stepsFromUntil(chain, { from: "B", until: "C" })).toEqual(["B", "C"]);
    expect(stepsFromUntil(chain, { from: "C", until: "B" })).toEqual([]);
    expect(stepsFromUntil(branches, { until: "Yes" })).toEqual(["A", "G", "Yes"]);
  });

  it("is always connected", () => {
    const graphs = fc.record({
      edges: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 2, maxLength: 30 }),
      from: fc.nat(),
      until: fc.nat(),
    });
    fc.assert(
      fc.property(graphs, ({ edges, from, until }) => {
        const any = graph(
          ...edges.map((targets, index) =>
            step(`S${index}`, ...new Set(index === 0 ? [] : targets.map((target) => `S${target % index}`))),
          ),
        );
        const first = `S${from % edges.length}`;
        const last = `S${until % edges.length}`;

        const between = stepsFromUntil(any, { from: first, until: last });

        const missing = [...descendantsOf(any, first)].filter((name) => ancestorsOf(any, last).has(name));
        expect(missing.filter((name) => !between.includes(name))).toEqual([]);
        if (between.length > 0) expect(selectSteps(any, between).ok).toBe(true);
      }),
    );
  });
});
