import { defineConfig } from "tsup";

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
  {
    entry: ["src/main.ts"],
    format: ["esm"],
    sourcemap: true,
    target: "node22",
    removeNodeProtocol: false,
    outDir: "dist",
    splitting: true,
  },
]);
