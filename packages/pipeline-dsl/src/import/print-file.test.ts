import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.fixture.ts";
import { importDefinition } from "./import-definition.ts";

const written = (definition: object): string => {
  const imported = importDefinition(definition);
  return imported.ok ? imported.value : "";
};
const lambda = (Name: string, Arguments: object) => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  Arguments,
});

describe("text of a definition", () => {
  it.each(["\n", "\r", "\u2028", "\u2029"])("does not end a comment with %j", (end) => {
    const name = `b${end}globalThis.ran = true;//`;

    const source = written({ Steps: [lambda("a", { y: { Get: `Steps.${name}.X` } })] });

    evaluate(source);
    expect(globalThis).not.toHaveProperty("ran");
    expect(source).toContain('// Reads "b\\');
  });

  it("does not turn the direction in which code is read", () => {
    const source = written({ Steps: [lambda("a", { text: "\u202e\u2066" })] });

    expect(source).toContain('text: "\\u202e\\u2066"');
  });
});
