import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/project.ts"],
  format: ["esm", "cjs"],
  dts: true,
  clean: true,
  sourcemap: true,
  target: "node22",
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  outDir: "dist",
});
