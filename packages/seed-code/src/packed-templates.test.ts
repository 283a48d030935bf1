import { expect, it } from "vitest";
import { contentVersion } from "./content-version.ts";
import { packTemplates, unpackTemplates } from "./packed-templates.ts";
import type { SeedTemplate } from "./seed-template.ts";

function template(files: ReadonlyMap<string, Uint8Array>): SeedTemplate {
  return { name: "one", description: "One.", version: contentVersion(files), files };
}

it("brings back every byte, name and version", () => {
  const text = "\uFEFFž\r\n\0\t\u{1F40B}";
  const packed = [template(new Map([[".gitignore", new TextEncoder().encode(text)]]))];

  expect(unpackTemplates(packTemplates(packed))).toEqual(packed);
});

it("refuses what is no text rather than change it", () => {
  const binary = template(new Map([["model.bin", Uint8Array.of(0xff, 0xfe)]]));

  expect(() => packTemplates([binary])).toThrow(TypeError);
});
