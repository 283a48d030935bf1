import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  dts: true,
  clean: true,
  sourcemap: true,
  target: "node22",
  // The CommonJS build finds the Lambda beside itself, too.
  shims: true,
  removeNodeProtocol: false,
  outDir: "dist",
});
