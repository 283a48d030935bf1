import { defineConfig } from "tsup";

export default defineConfig({
  entry: [
    "src/index.ts",
    "src/testing.ts",
    "src/graph.ts",
    "src/images.ts",
    "src/import.ts",
    "src/function.ts",
  ],
  format: ["esm", "cjs"],
  // What these clients declare is copied into our declarations, so that nobody has to install them for a few types.
  dts: { resolve: [/^@aws-sdk\/client-(bedrock|emr|emr-serverless|eventbridge|scheduler)\//, /^\.\.?\//] },
  clean: true,
  sourcemap: true,
  target: "node22",
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  outDir: "dist",
});
