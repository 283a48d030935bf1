import { type PipelineDefinition, parseJson } from "@sagewright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type GraphFormat, renderGraph } from "./render-graph.ts";

const FORMATS: readonly GraphFormat[] = ["svg", "html", "mermaid", "json"];

it.each([
  '{"Steps":[{"Name":"a"}]}',
  '{"Steps":[{"Name":"a","Type":7}]}',
  '{"Steps":[{"Name":"a","Type":"Condition"}]}',
  '{"Steps":[{"Name":"a","Type":"Condition","Arguments":{"IfSteps":"b","ElseSteps":[null]}}]}',
  '{"Steps":[{"Name":"a","Type":"Lambda","DependsOn":5,"DisplayName":5,"Description":[]}]}',
  '{"Steps":[{"Name":"a","Type":"Lambda","DependsOn":[null,5,{}]}]}',
])("draws the step of %s", (text) => {
  const parsed = parseJson(text);
  const definition = (parsed.ok ? parsed.value : null) as unknown as PipelineDefinition;

  for (const format of FORMATS) expect(renderGraph(definition, { format })).toContain("a");
});

it("draws whatever JSON says of steps", () => {
  const { odd } = fc.letrec<{ odd: unknown; step: unknown; steps: unknown }>((tie) => ({
    odd: fc.oneof({ depthSize: "small" }, fc.jsonValue(), tie("steps")),
    step: fc.record(
      {
        Name: fc.oneof(fc.constantFrom("a", "b", "c"), fc.jsonValue()),
        Type: fc.oneof(fc.constantFrom("Condition", "Lambda", "Processing"), fc.jsonValue()),
        DependsOn: fc.oneof(fc.array(fc.constantFrom("a", "b", "c", null, 5)), fc.jsonValue()),
        DisplayName: fc.jsonValue(),
        Description: fc.jsonValue(),
        Arguments: fc.oneof(
          fc.record(
            { Conditions: tie("odd"), IfSteps: tie("odd"), ElseSteps: tie("odd") },
            { requiredKeys: [] },
          ),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    ),
    steps: fc.array(tie("step"), { maxLength: 4 }),
  }));

  fc.assert(
    fc.property(odd, (Steps) => {
      const definition = { Steps } as unknown as PipelineDefinition;
      for (const format of FORMATS) expect(renderGraph(definition, { format }).length).toBeGreaterThan(0);
    }),
  );
});
