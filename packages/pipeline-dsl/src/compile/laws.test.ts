import { graphOf, parseDefinition } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equals } from "../conditions.ts";
import { join } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import { compile } from "./check.ts";

const params = defineParams({ Rows: param.integer({ default: 1 }) });
const job = { image: "image", instanceType: "ml.m5.large" } as const;

interface Made {
  readonly node: StepNode;
  readonly out: Ref<S3Uri>;
  readonly reads: readonly string[];
}

/** One step of some kind that reads from steps before it. */
const makers: readonly ((
  name: string,
  reads: readonly Ref<S3Uri>[],
) => { node: StepNode; out: Ref<S3Uri> })[] = [
  (name, reads) => {
    const inputs = Object.fromEntries(reads.map((source, index) => [`in${index}`, source]));
    const node = step.processing(name, { ...job, inputs, outputs: { out: "/opt/ml/processing/out" } });
    return { node, out: node.outputs.out };
  },
  (name, reads) => {
    const channels = Object.fromEntries(reads.map((source, index) => [`in${index}`, source]));
    const node = step.training(name, { ...job, channels, hyperParameters: { rows: params.Rows } });
    return { node, out: node.outputs.model };
  },
  (name, reads) => {
    const inputs = Object.fromEntries(reads.map((source, index) => [`in${index}`, source]));
    const node = step.fn(name, { inputs, outputs: ["out"], run: () => {} });
    return { node, out: node.outputs.out };
  },
  (name, reads) => {
    const node = step.processing(name, {
      ...job,
      environment: { ALL: join(",", ...reads) },
      outputs: { out: "/opt/ml/processing/out" },
    });
    return { node, out: node.outputs.out };
  },
];

const pipelines = fc
  .array(
    fc.record({ kind: fc.nat(makers.length - 1), reads: fc.uniqueArray(fc.nat(20), { maxLength: 4 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((plans) => {
    const made: Made[] = [];
    for (const [index, { kind, reads }] of plans.entries()) {
      const sources = reads.filter((read) => read < index).map((read) => made[read] as Made);
      const maker = makers[kind] as (typeof makers)[number];
      const reading = sources.map(({ out }) => out);
      made.push({ ...maker(`S${index}`, reading), reads: sources.map(({ node }) => node.name) });
    }
    return made;
  });

const built = (steps: readonly StepNode[]) =>
  pipeline("P", {
    role: "arn:aws:iam::111122223333:role/R",
    bucket: "bucket",
    functionImage: "node",
    params,
    steps,
  });

describe("a compiled pipeline", () => {
  it("reads back from its text as the same document, without issues", () => {
    fc.assert(
      fc.property(pipelines, (made) => {
        const definition = compile(built(made.map(({ node }) => node)));
        const parsed = parseDefinition(JSON.stringify(definition));
        expect(parsed.value).toEqual(definition);
        expect(parsed).toMatchObject({ ok: true, warnings: [] });
      }),
    );
  });

  it("has the edges that its refs say, in whatever order the steps are listed", () => {
    fc.assert(
      fc.property(pipelines, fc.boolean(), (made, reversed) => {
        const nodes = made.map(({ node }) => node);
        const { nodes: found } = graphOf(compile(built(reversed ? nodes.toReversed() : nodes)));
        for (const { node, reads } of made) {
          expect(new Set(found.get(node.name)?.dependencies)).toEqual(new Set(reads));
        }
      }),
    );
  });

  it("keeps the written order, branches included", () => {
    fc.assert(
      fc.property(pipelines, fc.nat(12), (made, cut) => {
        const nodes = made.map(({ node }) => node);
        const gate = step.condition("Gate", {
          conditions: [equals(params.Rows, 1)],
          ifSteps: nodes.slice(cut),
        });
        const { nodes: found } = graphOf(compile(built([...nodes.slice(0, cut), gate])));
        const names = nodes.map(({ name }) => name);
        expect([...found.keys()]).toEqual([...names.slice(0, cut), "Gate", ...names.slice(cut)]);
      }),
    );
  });
});
