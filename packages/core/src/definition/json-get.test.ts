import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SagewrightError } from "../issue.ts";
import { jsonGet } from "./json-get.ts";

const read = (text: string, path: string) => jsonGet(text, path, "The report");

/** The one issue that reading ends with. */
const issueOf = (text: string, path: string) => {
  try {
    read(text, path);
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues[0];
    throw error;
  }
  return undefined;
};

describe("jsonGet", () => {
  const report = JSON.stringify({
    metrics: { acc: { value: 0.9 }, "f1.score": "high", list: [{ a: true }] },
    Result: ["x", { k: 5 }],
  });

  it("follows members, indices and quoted keys, with and without a leading $", () => {
    expect(read(report, "metrics.acc.value")).toEqual({ float: 0.9 });
    expect(read(report, "$.metrics['f1.score']")).toBe("high");
    expect(read(report, "metrics.list[0].a")).toBe(true);
    expect(read(report, "Result[1]['k']")).toBe(5n);
  });

  it("reads from a list at the top, and a scalar that is the whole file", () => {
    expect(read('[{"a": 1}]', "[0].a")).toBe(1n);
    expect(read("7", "$")).toBe(7n);
  });

  it('keeps the type in the file: 5 is an integer, 5.0 and 5e0 are floats, "5" is a text', () => {
    const text = '{"i": 5, "f": 5.0, "e": 5e0, "s": "5"}';
    expect(["i", "f", "e", "s"].map((path) => read(text, path))).toEqual([
      5n,
      { float: 5 },
      { float: 5 },
      "5",
    ]);
  });

  it("edge 58: reads an integer beyond 2^53 exactly", () => {
    expect(read('{"n": 9007199254740993}', "n")).toBe(9007199254740993n);
    expect(read('{"n": [-123456789012345678901234567890]}', "n[0]")).toBe(-123456789012345678901234567890n);
  });

  it("edge 56: fails on a missing path, and says what there is", () => {
    expect(issueOf(report, "metrics.acc.valu")).toMatchObject({
      code: "JSON_GET_PATH_MISSING",
      message: expect.stringContaining("Invalid json path 'metrics.acc.valu'"),
      hint: expect.stringContaining("Found at metrics.acc: value."),
    });
    expect(issueOf(report, "Result[2]")).toMatchObject({
      code: "JSON_GET_PATH_MISSING",
      hint: expect.stringContaining("indices 0 to 1"),
    });
    expect(issueOf(report, "metrics.acc.value.deeper")?.code).toBe("JSON_GET_PATH_MISSING");
    expect(issueOf(report, "Result.length")?.code).toBe("JSON_GET_PATH_MISSING");
    expect(issueOf("{}", "constructor")?.code).toBe("JSON_GET_PATH_MISSING");
  });

  it("edge 56: fails on null, saying that the value is undefined", () => {
    expect(issueOf('{"a": null}', "a")).toMatchObject({
      code: "JSON_GET_UNDEFINED",
      message: expect.stringContaining("is undefined"),
    });
  });

  it("edge 56: fails on an object and on a list", () => {
    expect(issueOf(report, "metrics")).toMatchObject({ code: "JSON_GET_NOT_SCALAR" });
    expect(issueOf(report, "Result")).toMatchObject({ code: "JSON_GET_NOT_SCALAR" });
    expect(issueOf('{"a": {"float": 5}}', "a")).toMatchObject({ code: "JSON_GET_NOT_SCALAR" });
  });

  it.each(["", "   ", "{", "{'a': 1}", '{"a": NaN}', '{"a": Infinity}', '{"a": 1,}', '{"a": 1} x'])(
    "edge 56: fails on %j, which is not JSON",
    (text) => {
      expect(issueOf(text, "a")).toMatchObject({
        code: "JSON_GET_NOT_JSON",
        message: expect.stringContaining("not in valid JSON format"),
      });
    },
  );

  it("fails on a number that no float holds", () => {
    expect(issueOf('{"a": 1e999}', "a")).toMatchObject({ code: "JSON_GET_NOT_SCALAR" });
  });

  it("fails on nesting that would overflow the stack", () => {
    expect(issueOf(`${"[".repeat(500_000)}${"]".repeat(500_000)}`, "[0]")).toMatchObject({
      code: "JSON_GET_NOT_JSON",
    });
  });

  it.each(["", "a.", "a..b", "a[*]", "a[1:2]", "a[-1]", "$..a", "a[?(@.b)]", "a['b"])(
    "refuses the path %j",
    (path) => {
      expect(issueOf(report, path)).toMatchObject({ code: "JSON_GET_PATH_MALFORMED" });
    },
  );

  it("skips a byte order mark", () => {
    expect(read('\uFEFF{"a": "x"}', "a")).toBe("x");
  });

  it("reads 2 MiB of UTF-8, and not a byte more", () => {
    const file = (bytes: number) => `{"a": "ü", "b": "${"x".repeat(bytes - 20)}"}`;
    const limit = 2 * 1024 * 1024;
    expect(new TextEncoder().encode(file(limit)).byteLength).toBe(limit);
    expect(read(file(limit), "a")).toBe("ü");
    expect(issueOf(file(limit + 1), "a")).toMatchObject({ code: "JSON_GET_TOO_LARGE" });
  });

  it("keeps a member named __proto__ apart from the prototype", () => {
    expect(read('{"__proto__": {"x": 1}}', "__proto__.x")).toBe(1n);
    expect(issueOf('{"__proto__": {"x": 1}}', "x")).toMatchObject({ code: "JSON_GET_PATH_MISSING" });
  });

  it("finds every scalar of every document, where it stands", () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9.: \]]{0,5}$/);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(key, fc.nat(3)), { minLength: 1, maxLength: 5 }),
        fc.bigInt(),
        (keys, leaf) => {
          const text = keys.reduceRight<string>(
            (inner, at) =>
              typeof at === "number" ? `[${"0,".repeat(at)}${inner}]` : `{${JSON.stringify(at)}:${inner}}`,
            String(leaf),
          );
          const path = keys.map((at) => (typeof at === "number" ? `[${at}]` : `['${at}']`)).join("");
          expect(read(text, path)).toBe(leaf);
        },
      ),
    );
  });
});
