import { defineConfig, type Options } from "tsup";
import { thirdPartyLicenses } from "../../tools/third-party-licenses/third-party-licenses.ts";
import { LAMBDA_BUNDLE } from "./src/lambda-code.ts";

/** A function of the platform: one file that imports nothing. */
const lambda = (name: string, entry: string): Options => ({
  entry: { [`${name}/index`]: entry },
  format: [LAMBDA_BUNDLE.format],
  outExtension: () => ({ js: ".mjs" }),
  platform: LAMBDA_BUNDLE.platform,
  target: LAMBDA_BUNDLE.target,
  banner: { js: LAMBDA_BUNDLE.banner },
  minify: LAMBDA_BUNDLE.minify,
  noExternal: [/.*/],
  splitting: false,
  esbuildPlugins: [thirdPartyLicenses()],
  dts: false,
  clean: false,
  outDir: "dist",
});

export default defineConfig([
  {
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    // The CommonJS build needs import.meta.url, too: it finds the functions' files.
    shims: true,
    external: ["esbuild"],
    dts: true,
    clean: ["index.*"],
    sourcemap: true,
    target: "node22",
    removeNodeProtocol: false,
    outDir: "dist",
  },
  lambda("catalog-lambda", "src/catalog-lambda/handler.ts"),
  lambda("runner-lambda", "src/runner/lambda/handler.ts"),
]);
