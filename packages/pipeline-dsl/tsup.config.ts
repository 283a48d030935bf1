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
  dts: true,
  clean: true,
  sourcemap: true,
  target: "node22",
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  outDir: "dist",
});
