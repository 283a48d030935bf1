import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { composeTemplates } from "./compose-templates.ts";
import { unpackTemplates } from "./packed-templates.ts";
import type { SeedTemplate } from "./seed-template.ts";

/** Beside the built module; the sources have none and compose what the checkout holds now. */
const PACKED = new URL("./templates.json", import.meta.url);

let templates: readonly SeedTemplate[] | undefined;

/**
 * Every template that Sagewright has, the default first. They are the same bytes on every machine.
 *
 * @example
 * seedTemplates().map(({ name }) => name) // ["penguins", "abalone"]
 */
export function seedTemplates(): readonly SeedTemplate[] {
  templates ??= existsSync(PACKED)
    ? unpackTemplates(readFileSync(PACKED, "utf8"))
    : composeTemplates(fileURLToPath(new URL("../../..", import.meta.url)));
  return templates;
}
