import { describe, expect, it } from "vitest";
import * as makers from "./issues.ts";

type Maker = (...args: readonly unknown[]) => { code: string; path: unknown; message: string; hint: string };
const issues = Object.entries(makers as unknown as Record<string, Maker>).map(
  ([name, make]) => [name, make(["Alpha"], ["Beta"], 3, 4, 5)] as const,
);

describe("issues", () => {
  it("carry the code that their maker is named after", () => {
    for (const [name, { code }] of issues) {
      const named = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      expect(named, name).toBe(code);
    }
  });

  it("say what is wrong and what to do, in sentences", () => {
    for (const [name, { message, hint }] of issues) {
      expect(message, name).toMatch(/^[A-Z].+\.$/s);
      expect(hint, name).toMatch(/^[A-Z].+\.$/s);
    }
  });
});
