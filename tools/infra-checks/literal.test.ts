import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLiteral } from "./literal.ts";

describe("literal", () => {
  it("reads any JSON as JSON does", () => {
    fc.assert(
      fc.property(
        // An expression in a text is not text.
        fc.jsonValue().filter((value) => !JSON.stringify(value).includes("${")),
        (value) => {
          const text = JSON.stringify(value);

          // Large and small numbers stay the expressions that they are.
          if (!/\d[eE]/.test(text)) expect(readLiteral(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it("reads what jsonencode is given", () => {
    const text =
      '{"Action" = ["s3:GetObject"], Resource = [aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"], "N" = 1, "T" = true}';

    expect(readLiteral(text)).toEqual({
      Action: ["s3:GetObject"],
      Resource: ["${aws_s3_bucket.b.arn}", "${aws_s3_bucket.b.arn}/*"],
      N: 1,
      T: true,
    });
  });

  it("keeps calls, choices and expressions within texts whole", () => {
    const text =
      '{"a": "${lookup({"x" = "y"}, "x", "}")}-z", b = join(",", ["1", "2"]), c = var.x ? "d" : "e"}';

    expect(readLiteral(text)).toEqual({
      a: '${lookup({"x" = "y"}, "x", "}")}-z',
      b: '${join(",", ["1", "2"])}',
      c: '${var.x ? "d" : "e"}',
    });
  });

  it.each(["", "{", '{"a"}', '{"a": }', '"a', "[1, 2", "{}}", '{"a": f(}'])(
    "does not take %j for an expression",
    (text) => {
      expect(readLiteral(text)).toBeUndefined();
    },
  );
});
