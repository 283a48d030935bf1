import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitions } from "../../test/arbitrary-definitions.ts";
import { branchStepsOf, graphOf } from "./graph.ts";
import { ancestorsOf, cyclesOf, descendantsOf, executionOrder } from "./graph-order.ts";
import type { Step } from "./step.ts";

const lambda = (name: string, reads: readonly string[] = [], dependsOn: readonly string[] = []): Step => ({
  Name: name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  Arguments: Object.fromEntries(
    reads.map((read, index) => [`a${index}`, { Get: `Steps.${read}.OutputParameters['o']` }]),
  ),
  ...(dependsOn.length > 0 ? { DependsOn: dependsOn } : {}),
});

const gate = (name: string, reads: string, ifSteps: readonly Step[], elseSteps: readonly Step[]): Step => ({
  Name: name,
  Type: "Condition",
  Arguments: {
    Conditions: [
      { Type: "Equals", LeftValue: { Get: `Steps.${reads}.OutputParameters['o']` }, RightValue: 1 },
    ],
    IfSteps: ifSteps,
    ElseSteps: elseSteps,
  },
});

const graph = (...steps: readonly Step[]) => graphOf({ Steps: steps });

describe("graphOf", () => {
  const branches = graph(
    lambda("A"),
    gate("C", "A", [lambda("I", ["A"]), gate("N", "I", [lambda("NI")], [])], [lambda("E", [], ["A", "A"])]),
    lambda("B", ["I", "I"]),
  );

  it("lists steps in document order, branches where they stand", () => {
    expect([...branches.nodes.keys()]).toEqual(["A", "C", "I", "N", "NI", "E", "B"]);
    expect([...branches.nodes.values()].map((node) => node.index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(branches.nodes.get("NI")?.path).toEqual([
      "Steps",
      1,
      "Arguments",
      "IfSteps",
      1,
      "Arguments",
      "IfSteps",
      0,
    ]);
  });

  it("finds dependencies in references, DependsOn and the owning Condition, each once", () => {
    const dependencies = Object.fromEntries(
      [...branches.nodes].map(([name, node]) => [name, node.dependencies]),
    );
    expect(dependencies).toEqual({
      A: [],
      C: ["A"],
      I: ["A", "C"],
      N: ["I", "C"],
      NI: ["N"],
      E: ["A", "C"],
      B: ["I"],
    });
    expect(branches.dependents.get("C")).toEqual(["I", "N", "E"]);
    expect(branches.nodes.get("E")?.owner).toEqual({ condition: "C", branch: "else" });
  });

  it("finds references in step-level expressions", () => {
    const queue: Step = {
      Name: "Q",
      Type: "Callback",
      SqsQueueUrl: { Get: "Steps.A.OutputParameters['o']" },
    };
    expect(graph(lambda("A"), queue).nodes.get("Q")?.dependencies).toEqual(["A"]);
  });

  it("finds references inside Join and JsonGet", () => {
    const step: Step = {
      Name: "J",
      Type: "Fail",
      Arguments: {
        ErrorMessage: {
          "Std:Join": {
            Values: [
              { "Std:JsonGet": { S3Uri: { "Std:Join": { Values: [{ Get: "Steps.A.X" }] } }, Path: "a" } },
            ],
          },
        },
      },
    };
    expect(graph(lambda("A"), step).nodes.get("J")?.dependencies).toEqual(["A"]);
  });

  it("leaves out names of steps that do not exist", () => {
    expect(graph(lambda("A", ["Nope"], ["Neither"])).nodes.get("A")?.dependencies).toEqual([]);
  });

  it("owns nested branch steps", () => {
    expect(branchStepsOf(branches, "C")).toEqual({ if: ["I", "N", "NI"], else: ["E"] });
    expect(branchStepsOf(branches, "A")).toEqual({ if: [], else: [] });
    expect(branchStepsOf(branches, "Nope")).toEqual({ if: [], else: [] });
  });
});

describe("executionOrder", () => {
  it("keeps document order among steps that are ready", () => {
    expect(executionOrder(graph(lambda("Z"), lambda("M", ["Y"]), lambda("Y"), lambda("A", ["Z"])))).toEqual([
      "Z",
      "Y",
      "M",
      "A",
    ]);
  });

  it("puts every step after all that it waits for", () => {
    fc.assert(
      fc.property(definitions(), (definition) => {
        const graph = graphOf(definition);
        const order = executionOrder(graph) as readonly string[];
        expect([...order].sort()).toEqual([...graph.nodes.keys()].sort());
        const place = new Map(order.map((name, index) => [name, index]));
        for (const [name, node] of graph.nodes) {
          for (const dependency of node.dependencies)
            expect(place.get(dependency)).toBeLessThan(place.get(name) ?? -1);
        }
      }),
    );
  });

  it.each([
    ["data", [lambda("X"), lambda("A", ["C"]), lambda("B", ["A"]), lambda("C", ["B"])], ["A", "B", "C"]],
    ["DependsOn", [lambda("A", [], ["B"]), lambda("B", [], ["A"])], ["A", "B"]],
    ["a step that reads itself", [lambda("A", ["A"])], ["A"]],
    ["a Condition that reads its own branch", [gate("C", "I", [lambda("I")], [])], ["C", "I"]],
  ])("names a cycle through %s", (_, steps, members) => {
    const order = executionOrder(graph(...steps));
    expect("cycle" in order && [...order.cycle].sort()).toEqual(members);
  });

  it("gives the cycle in the order of waiting", () => {
    const { cycle } = executionOrder(graph(lambda("A", ["C"]), lambda("B", ["A"]), lambda("C", ["B"]))) as {
      cycle: string[];
    };
    expect(`${cycle.join("")}${cycle.join("")}`).toContain("ABC");
  });

  it("finds every circle of steps that have nothing to do with each other", () => {
    const steps = [
      lambda("A", ["B"]),
      lambda("B", ["A"]),
      lambda("C", ["B"]),
      lambda("D", ["E"]),
      lambda("E", ["D"]),
    ];
    expect(cyclesOf(graph(...steps)).map((cycle) => [...cycle].sort())).toEqual([
      ["A", "B"],
      ["D", "E"],
    ]);
  });
});

describe("large graphs", () => {
  /** Fifty diamonds in a row: 2^50 paths, 201 edges. */
  const ladder = () => {
    const steps = [lambda("S0")];
    for (let rung = 0; rung < 50; rung += 1) {
      steps.push(lambda(`L${rung}`, [`S${rung}`]), lambda(`R${rung}`, [`S${rung}`]));
      steps.push(lambda(`S${rung + 1}`, [`L${rung}`, `R${rung}`]));
    }
    return graph(...steps);
  };

  it("goes through a ladder of 50 diamonds edge by edge", () => {
    const rungs = ladder();
    expect(executionOrder(rungs)).toHaveLength(151);
    expect(ancestorsOf(rungs, "S50").size).toBe(150);
    expect(descendantsOf(rungs, "S0").size).toBe(150);
  });

  it("looks every edge of the ladder up once", () => {
    const { nodes, dependents } = ladder();
    let lookups = 0;
    const counted = new Map(dependents);
    counted.get = (name) => {
      lookups += 1;
      return dependents.get(name);
    };
    descendantsOf({ nodes, dependents: counted }, "S0");
    expect(lookups).toBe(151);
  });

  const chain = (length: number) =>
    Array.from({ length }, (_, index) => lambda(`S${index}`, index === 0 ? [] : [`S${index - 1}`]));

  it("orders a chain of 10,000 steps listed from its end", () => {
    const links = graph(...chain(10_000).reverse());
    const order = executionOrder(links);
    expect("cycle" in order ? order.cycle : order.slice(0, 2)).toEqual(["S0", "S1"]);
    expect(ancestorsOf(links, "S9999").size).toBe(9_999);
    expect(descendantsOf(links, "S0").size).toBe(9_999);
  });

  it("finds a cycle of 10,000 steps", () => {
    const order = executionOrder(graph(lambda("S0", ["S9999"]), ...chain(10_000).slice(1)));
    expect("cycle" in order && order.cycle.length).toBe(10_000);
  });

  it("lists Conditions nested 150 deep", () => {
    let steps: readonly Step[] = [];
    for (let depth = 0; depth < 150; depth += 1) steps = [gate(`C${depth}`, "A", steps, [])];
    expect(branchStepsOf(graph(...steps), "C149").if).toHaveLength(149);
  });
});
