import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { type CompileOptions, compile, type Pipeline } from "../../src/index.ts";

/** One program of this folder: the same pipeline as a recorded case of the Python SDK. */
export interface GoldenCase {
  readonly name: string;
  readonly compiled: unknown;
}

const HERE = new URL("./", import.meta.url);
/** The SDK's own definitions lie beside the repository, where they are at hand. */
const SHARED = new URL("../../../../../shared/golden/", import.meta.url);

/** Programs are named like their case: `24-conditions.ts`. */
export const caseNames: readonly string[] = readdirSync(HERE)
  .filter((file) => /^\d+-.*\.ts$/.test(file))
  .map((file) => basename(file, ".ts"))
  .sort();

export async function goldenCase(name: string): Promise<GoldenCase> {
  const module = (await import(new URL(`${name}.ts`, HERE).href)) as {
    readonly default: Pipeline;
    readonly options?: CompileOptions;
  };
  return { name, compiled: JSON.parse(JSON.stringify(compile(module.default, module.options))) };
}

export const isSharedAtHand = existsSync(SHARED);

/** The cases that the SDK was recorded in. */
export const sharedCaseNames = (): readonly string[] =>
  readdirSync(SHARED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

export const sharedDefinition = (name: string): unknown =>
  readJson(new URL(`${name}/definition.json`, SHARED));

/** Our own output, recorded by `record.ts`; large ones as their SHA-256. */
export const recordedFile = (name: string): URL => new URL(`recorded/${name}.json`, HERE);

export const readJson = (file: URL): unknown => JSON.parse(readFileSync(file, "utf8"));
