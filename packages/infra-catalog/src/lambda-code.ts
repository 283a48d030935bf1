import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The functions of the platform, each one file without imports. */
export type LambdaName = "catalog-lambda" | "runner-lambda";

const ENTRIES: Readonly<Record<LambdaName, string>> = {
  "catalog-lambda": "./catalog-lambda/handler.ts",
  "runner-lambda": "./runner/lambda/handler.ts",
};

/** The code of a function: what the build has bundled, or the sources bundled now where this runs from them. */
export const lambdaCode = (name: LambdaName): Promise<Uint8Array> =>
  import.meta.url.endsWith(".ts")
    ? bundled(fileURLToPath(new URL(ENTRIES[name], import.meta.url)))
    : readFile(new URL(`./${name}/index.mjs`, import.meta.url));

/** What bundlers need to know to make a function's file; the package's build uses the same. */
export const LAMBDA_BUNDLE = {
  platform: "node",
  target: "node22",
  format: "esm",
  minify: true,
  legalComments: "none",
  // Powertools and the SDK hold code that still calls require().
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
} as const;

async function bundled(entry: string): Promise<Uint8Array> {
  const { build } = await import("esbuild");
  const { banner, ...options } = LAMBDA_BUNDLE;
  const { outputFiles } = await build({
    ...options,
    banner: { js: banner },
    entryPoints: [entry],
    bundle: true,
    write: false,
    logLevel: "silent",
    conditions: ["@sagewright/source"],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
