import type { Options } from "tsup";
import { thirdPartyLicenses } from "../../tools/third-party-licenses/third-party-licenses.ts";

/**
 * How a function of a project is built: one file for Lambda, from the sources of all packages.
 *
 * @param outDir where `index.mjs` is written
 */
export const lambdaBundle = (
  entry: string,
  outDir: string,
  { esbuildOptions, esbuildPlugins = [], ...options }: Options,
): Options => ({
  entry: { index: entry },
  format: ["esm"],
  outExtension: () => ({ js: ".mjs" }),
  target: "node22",
  platform: "node",
  minify: true,
  splitting: false,
  removeNodeProtocol: false,
  outDir,
  esbuildOptions(given, context) {
    given.conditions = ["@sagewright/source", "module", "import", "node"];
    given.legalComments = "none";
    esbuildOptions?.(given, context);
  },
  esbuildPlugins: [...esbuildPlugins, thirdPartyLicenses()],
  ...options,
});
