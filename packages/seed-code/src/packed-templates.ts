import { contentVersion } from "./content-version.ts";
import type { SeedTemplate } from "./seed-template.ts";

/**
 * The templates as one JSON document. npm would leave `.gitignore` out of a package, and read it as its own.
 */
export const packTemplates = (templates: readonly SeedTemplate[]): string =>
  JSON.stringify(
    templates.map(({ name, description, files }) => ({
      name,
      description,
      files: Object.fromEntries([...files].map(([path, content]) => [path, textOf(content)])),
    })),
  );

export function unpackTemplates(text: string): readonly SeedTemplate[] {
  const packed: readonly Packed[] = JSON.parse(text);
  return packed.map(({ name, description, files: texts }) => {
    const files = new Map(
      Object.entries(texts).map(([path, content]) => [path, new TextEncoder().encode(content)]),
    );
    return Object.freeze({ name, description, version: contentVersion(files), files });
  });
}

interface Packed {
  readonly name: string;
  readonly description: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Throws rather than changes what is no UTF-8. */
const textOf = (content: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
