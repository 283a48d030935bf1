import { expect, it } from "vitest";
import { valueText, valueTexts } from "./wire-value.ts";

it("writes a value on one line, what is known later without quotes", () => {
  const model = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };
  expect(valueText({ a: ["x", 1, true, null], "b c": {} })).toBe('{ a: ["x", 1, true, null], "b c": {} }');
  expect(valueText({ "Std:Join": { On: "/", Values: ["s3:/", model] } })).toBe(
    'Join("/", "s3:/", Steps.Train.ModelArtifacts.S3ModelArtifacts)',
  );
  expect(
    valueText({ "Std:JsonGet": { PropertyFile: { Get: "Steps.E.PropertyFiles.R" }, Path: "rmse" } }),
  ).toBe('JsonGet(Steps.E.PropertyFiles.R, "rmse")');
  expect(valueText({ "Std:Odd": 1 })).toBe("Odd(1)");
});

it("lets nothing out to the terminal", () => {
  expect(valueText("\u001b[31mred\u009b")).toBe('"\\u001b[31mred\u{FFFD}"');
});

it("writes what would turn the direction of reading, or end a line, by its number", () => {
  expect(valueText("a\u202Eb\u2028c")).toBe('"a\\u202eb\\u2028c"');
});

it("cuts long values so that the difference is seen", () => {
  const [one, two] = valueTexts(`${"x".repeat(5000)}one`, `${"x".repeat(5000)}two`);
  expect(one).toMatch(/^…x+one"$/);
  expect(two).toMatch(/^…x+two"$/);
  expect(valueText("y".repeat(5000))).toHaveLength(161);
});
