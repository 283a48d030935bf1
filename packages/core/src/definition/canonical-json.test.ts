import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonValue } from "../json.ts";
import { canonicalJson } from "./canonical-json.ts";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

/** The same value with the keys of every object in the opposite order. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("canonicalJson", () => {
  it("sorts keys, keeps lists, and writes no white space", () => {
    expect(canonicalJson({ b: [2, 1, { d: null, c: "ü" }], a: true })).toBe(
      '{"a":true,"b":[2,1,{"c":"ü","d":null}]}',
    );
  });

  it("tells an absent member from a null one, and an empty list from both", () => {
    expect(new Set([{}, { a: null }, { a: [] }].map(canonicalJson)).size).toBe(3);
  });

  it("reads back as the same value", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });
});
