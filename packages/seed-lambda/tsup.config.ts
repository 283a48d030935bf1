import { fileURLToPath } from "node:url";
import { defineConfig, type Options } from "tsup";
import { lambdaBundle } from "./lambda-bundle.ts";

type PluginBuild = Parameters<NonNullable<Options["esbuildPlugins"]>[number]["setup"]>[0];

/** zod exports the messages of all languages as one object, a quarter of the bundle; its English ones are the default. */
const englishOnly = {
  name: "english-only",
  setup(build: PluginBuild) {
    build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

export default defineConfig([
  {
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    dts: true,
    sourcemap: true,
    target: "node22",
    removeNodeProtocol: false,
    outDir: "dist",
  },
  lambdaBundle("src/lambda.ts", "dist/lambda", {
    // Everything is in the one file: the function has no node_modules, and what Lambda's own image holds changes.
    noExternal: [/.*/],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    esbuildPlugins: [englishOnly],
    esbuildOptions(options) {
      // For Node the package names its CommonJS file, of which nothing can be left out.
      options.alias = {
        "isomorphic-git": fileURLToPath(
          new URL("../../node_modules/isomorphic-git/index.js", import.meta.url),
        ),
      };
    },
  }),
]);
