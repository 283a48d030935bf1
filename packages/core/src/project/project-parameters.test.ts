import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parameterSchema } from "./parameter.ts";
import { projectParameters } from "./project-parameters.ts";

/** What could leave its place in JSON, in a shell, in a path or in a Terraform template. */
const HOSTILE = /["'`\\$;&|<>(){}[\]*?!#~%^\s]|\p{C}|[^\x20-\x7e]|(?:^|[/])[.]{1,2}(?:[/]|$)/u;

describe.each(projectParameters)("$key", (parameter) => {
  const schema = parameterSchema(parameter);

  it("takes its example and its default", () => {
    expect(schema.safeParse(parameter.example).success).toBe(true);
    expect(parameter.default === undefined || schema.safeParse(parameter.default).success).toBe(true);
  });

  it("is anchored, and needs no look-around or escapes that only JavaScript has", () => {
    expect(parameter.pattern).toMatch(/^\^.*\$$/u);
    expect(parameter.pattern).not.toMatch(/\(\?[=!<]|\\/u);
  });

  it.each([
    '"',
    "'",
    "`",
    "$(id)",
    "${x}",
    ";id",
    "\n",
    " ",
    "\\",
    "&&",
    "%{x}",
    "é",
    "\u0000",
    "\u2028",
    "/../",
  ])("refuses its example with %j in it", (hostile) => {
    const { example } = parameter;
    for (const value of [
      `${example}${hostile}`,
      `${hostile}${example}`,
      `${example.slice(0, -1)}${hostile}x`,
    ]) {
      expect(schema.safeParse(value).success).toBe(false);
    }
  });

  it("refuses 10 kB, quickly", () => {
    for (const letter of ["a", "-", "a-", "a.", "a/", "0", ":"]) {
      expect(schema.safeParse(`${parameter.example}${letter.repeat(10_000)}`).success).toBe(false);
    }
  });

  it("lets through only what needs no quoting anywhere", () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(parameter.pattern, "u")), (value) => {
        expect(value).not.toMatch(HOSTILE);
      }),
    );
  });
});
