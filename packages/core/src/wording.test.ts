import { describe, expect, it } from "vitest";
import { listed, quoted } from "./wording.ts";

describe("listed", () => {
  it("shows twenty names", () => {
    expect(listed(["a", "b"])).toBe("a, b");
    expect(listed([], "nothing")).toBe("nothing");
    expect(listed(Array.from({ length: 21 }, (_, index) => `${index}`))).toMatch(/18, 19, …$/);
  });
});

describe("quoted", () => {
  it("escapes and cuts", () => {
    expect(quoted('a"\n')).toBe('"a\\"\\n"');
    expect(quoted("x".repeat(10_000)).length).toBeLessThan(110);
  });
});
