import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { execution } from "../execution.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const made = step.lineage("Made", {
  actions: {
    deploy: {
      actionType: "Deployment",
      status: "Completed",
      description: "to the shop",
      source: { sourceUri: execution.pipelineExecutionArn, sourceType: "ARN" },
    },
  },
  artifacts: {
    table: {
      artifactType: "DataSet",
      source: { sourceUri: "s3://bucket/table.csv" },
      properties: { rows: 344, "Made of": "penguins" },
    },
  },
  contexts: {
    shop: { contextType: "Shop", description: "all of it", source: { sourceUri: "https://shop.example" } },
  },
});
const linked = step.lineage("Linked", {
  associations: [
    {
      sourceArn: made.outputs.artifactArns.table,
      destinationArn: made.outputs.actionArns.deploy,
      associationType: "ContributedTo",
    },
    { sourceArn: made.outputs.actionArns.deploy, destinationArn: made.outputs.contextArns.shop },
  ],
});

it("writes every prop where the API has it, names of properties as they are", () => {
  const { Steps } = compile(pipeline("P", { steps: [made, linked] }));

  expect(Steps.map(({ Type, Arguments }) => ({ Type, Arguments }))).toEqual([
    {
      Type: "Lineage",
      Arguments: {
        Actions: [
          {
            ActionName: "deploy",
            Source: { SourceUri: { Get: "Execution.PipelineExecutionArn" }, SourceType: "ARN" },
            ActionType: "Deployment",
            Description: "to the shop",
            Status: "Completed",
          },
        ],
        Artifacts: [
          {
            ArtifactName: "table",
            ArtifactType: "DataSet",
            Source: { SourceUri: "s3://bucket/table.csv" },
            Properties: { rows: "344", "Made of": "penguins" },
          },
        ],
        Contexts: [
          {
            ContextName: "shop",
            Source: { SourceUri: "https://shop.example" },
            ContextType: "Shop",
            Description: "all of it",
          },
        ],
      },
    },
    {
      Type: "Lineage",
      Arguments: {
        Associations: [
          {
            SourceArn: { Get: "Steps.Made.ArtifactArns['table']" },
            DestinationArn: { Get: "Steps.Made.ActionArns['deploy']" },
            AssociationType: "ContributedTo",
          },
          {
            SourceArn: { Get: "Steps.Made.ActionArns['deploy']" },
            DestinationArn: { Get: "Steps.Made.ContextArns['shop']" },
          },
        ],
      },
    },
  ]);
});

it("lets overrides say what no prop says", () => {
  const tagged = step.lineage("Tagged", {
    overrides: { Artifacts: [{ ArtifactType: "t", Source: { SourceUri: "s3://b/k" }, Tags: [] }] },
  });

  expect(compile(pipeline("P", { steps: [tagged] })).Steps[0]?.Arguments).toEqual({
    Artifacts: [{ ArtifactType: "t", Source: { SourceUri: "s3://b/k" }, Tags: [] }],
  });
});

it("hands on the ARN of each, by name", () => {
  expectTypeOf(made.outputs.artifactArns.table).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(made.outputs.contextArns.shop)).toEqual({ Get: "Steps.Made.ContextArns['shop']" });
  // @ts-expect-error no such artifact
  expect(made.outputs.artifactArns.tabel).toBeUndefined();
});

it("is refused with nothing to write down", () => {
  const result = check(pipeline("P", { steps: [step.lineage("Empty", {})] }));

  expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([["steps", "Empty", "Arguments"]]);
});

it("does not compile without a source", () => {
  // @ts-expect-error no source
  expect(() => step.lineage("L", { artifacts: { a: { artifactType: "t" } } })).not.toThrow();
});
