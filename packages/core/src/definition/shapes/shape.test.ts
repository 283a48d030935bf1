import { describe, expect, it } from "vitest";
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

  it("reads the types of scalars", () => {
    const shape = parseShape("A B# C{D? E~} F[] G[#] H<> I<?>");
    const typeAt = (...path: (string | number)[]) => {
      const found = path.reduce(
        (below: ReturnType<typeof shapeOf>, segment) => shapeOf(below, segment),
        shape,
      );
      return found?.kind === "scalar" ? found.constraint?.type : found?.kind;
    };
    expect([typeAt("A"), typeAt("B"), typeAt("C", "D"), typeAt("C", "E")]).toEqual([
      "text",
      "number",
      "boolean",
      "any",
    ]);
    expect([typeAt("F", 0), typeAt("G", 0), typeAt("H", "k"), typeAt("I", "k")]).toEqual([
      "text",
      "number",
      "text",
      "boolean",
    ]);
  });
});

describe("the tables", () => {
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
