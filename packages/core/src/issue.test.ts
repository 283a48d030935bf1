import { describe, expect, it } from "vitest";
import { checked, formatIssuePath, type Issue, SagewrightError } from "./issue.ts";

const warning: Issue = { code: "A", severity: "warning", path: [], message: "m.", hint: "h." };
const error: Issue = {
  code: "B",
  path: ["Steps", 2, "Arguments", "a b"],
  message: "Wrong.",
  hint: "Mend it.",
};

describe("formatIssuePath", () => {
  it.each([
    [[], "$"],
    [["Steps", 2, "Arguments", "RoleArn"], "Steps[2].Arguments.RoleArn"],
    [["Metadata", "a b", "Std:Join"], 'Metadata["a b"]["Std:Join"]'],
    [[0, "x"], "[0].x"],
  ])("%j is %s", (path, text) => {
    expect(formatIssuePath(path)).toBe(text);
  });

  it("cuts a very long path in the middle", () => {
    const text = formatIssuePath(["Steps", ...Array.from({ length: 500 }, (_, index) => index), "End"]);
    expect(text).toMatch(/^Steps\[0\]\[1\].*\[10\]…\[489\].*\[499\]\.End$/);
  });
});

describe("checked", () => {
  it("is ok with warnings alone, and keeps them", () => {
    expect(checked(1, [warning])).toEqual({ ok: true, value: 1, warnings: [warning] });
  });

  it("gives all issues when one is an error", () => {
    expect(checked(1, [warning, error])).toEqual({ ok: false, issues: [warning, error] });
  });
});

it("reads as a message: code, place, what is wrong, what to do", () => {
  const thrown = new SagewrightError([error]);
  expect(thrown.message).toBe('B at Steps[2].Arguments["a b"]: Wrong. Mend it.');
  expect(thrown.issues).toEqual([error]);
  expect(thrown).toBeInstanceOf(Error);
});
