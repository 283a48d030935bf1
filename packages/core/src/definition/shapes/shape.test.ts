import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shapeTables } from "../../../scripts/shape-tables.ts";
import { argumentShape } from "./argument-shapes.ts";
import { propertyShape } from "./property-shapes.ts";
import { membersOf, parseShape, shapeOf } from "./shape.ts";

describe("parseShape", () => {
  it("reads scalars, objects, lists and maps", () => {
    const shape = parseShape("A B{C D[]} E[F G<>] H<I> J[[K]]");
    expect(membersOf(shape)).toEqual(["A", "B", "E", "H", "J"]);
    const at = (...path: (string | number)[]) =>
      path.reduce((below: ReturnType<typeof shapeOf>, segment) => shapeOf(below, segment), shape)?.kind;
    expect([at("A"), at("B"), at("B", "C"), at("B", "D"), at("B", "D", 3)]).toEqual([
      "scalar",
      "object",
      "scalar",
      "list",
      "scalar",
    ]);
    expect([at("E", 0, "F"), at("E", "name", "G"), at("E", 0, "G", "any"), at("H", "k", "I")]).toEqual([
      "scalar",
      "map",
      "scalar",
      "scalar",
    ]);
    expect([at("J", 0, 0, "K"), at("X"), at("A", "X"), at("B", 0)]).toEqual([
      "scalar",
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("the tables", () => {
  it("say what the installed AWS SDK says", () => {
    for (const [file, text] of shapeTables()) {
      const written = readFileSync(new URL(file, import.meta.url), "utf8");
      expect(written, `${file} is stale: node scripts/write-shapes.ts`).toBe(text);
    }
  });

  it("know lists of requests and members of responses", () => {
    const outputs = shapeOf(shapeOf(argumentShape("Processing"), "ProcessingOutputConfig"), "Outputs");
    expect(outputs?.kind).toBe("list");
    const artifacts = shapeOf(propertyShape("Training"), "ModelArtifacts");
    expect(artifacts && membersOf(artifacts)).toEqual(["S3ModelArtifacts"]);
    expect(
      shapeOf(shapeOf(shapeOf(propertyShape("Tuning"), "TrainingJobSummaries"), 0), "TrainingJobName")?.kind,
    ).toBe("scalar");
  });
});
