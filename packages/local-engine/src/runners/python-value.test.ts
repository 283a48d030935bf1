import { describe, expect, it } from "vitest";
import { parsePython, pythonJson, pythonText } from "./python-value.ts";

describe("pythonText", () => {
  it.each([
    ["5", "5"],
    ["1.0", "1.0"],
    ["1e-5", "1e-05"],
    ["0.0001", "0.0001"],
    ["1e3", "1000.0"],
    ["123456789012345678", "123456789012345678"],
    ["1e16", "1e+16"],
    ["-0.0", "-0.0"],
    ['"text"', "text"],
    ["no JSON", "no JSON"],
    ["true", "True"],
    ["null", "None"],
    ['[1, 2.0, "a", null]', "[1, 2.0, 'a', None]"],
    [`["it's", "both ' and \\""]`, `["it's", 'both \\' and "']`],
    ['{"a": 0.50}', "{'a': 0.5}"],
  ])("prints the JSON text %s as Python does", (json, text) => {
    expect(pythonText(parsePython(json))).toBe(text);
  });
});

describe("pythonJson", () => {
  it.each([
    ['{"b": 1.0, "a": [12345678901234567890, true, null]}', '{"a":[12345678901234567890,true,null],"b":1.0}'],
    ['"é😀"', String.raw`"\u00e9\ud83d\ude00"`],
  ])("writes %s with sorted keys, in ASCII and without spaces", (json, text) => {
    expect(pythonJson(parsePython(json))).toBe(text);
  });
});
