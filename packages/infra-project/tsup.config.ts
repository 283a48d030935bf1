import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    dts: true,
    sourcemap: true,
    target: "node22",
    // The CommonJS build finds the Lambdas beside itself, too.
    shims: true,
    removeNodeProtocol: false,
    outDir: "dist",
  },
  {
    entry: { index: "src/cleanup-lambda/lambda.ts" },
    format: ["esm"],
    outExtension: () => ({ js: ".mjs" }),
    target: "node22",
    platform: "node",
    splitting: false,
    minify: true,
    // Lambda's runtime brings the SDK; everything else is in the one file.
    external: [/^@aws-sdk\//],
    noExternal: [/^@sagewright\//],
    removeNodeProtocol: false,
    outDir: "dist/cleanup-lambda",
    esbuildOptions(options) {
      options.conditions = ["@sagewright/source", "module", "import", "node"];
      options.legalComments = "none";
    },
  },
]);
