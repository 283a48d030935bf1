import { defineConfig } from "tsup";
import { lambdaBundle } from "../seed-lambda/lambda-bundle.ts";

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
  lambdaBundle("src/cleanup-lambda/lambda.ts", "dist/cleanup-lambda", {
    // Lambda's runtime brings the SDK; everything else is in the one file.
    external: [/^@aws-sdk\//],
    noExternal: [/^@sagewright\//],
  }),
]);
