import { cpSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "tsup";

/** A template is the example itself, without what a working copy of it has besides. */
const LEFT_OUT = new Set(["node_modules", ".sagewright", ".vitest", "dist", "package-lock.json"]);

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
    async onSuccess() {
      cpSync("../../examples/penguins", "dist/templates/penguins", {
        recursive: true,
        filter: (path) => !LEFT_OUT.has(basename(path)),
      });
    },
  },
]);
