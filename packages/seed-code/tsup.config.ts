import { writeFileSync } from "node:fs";
import { defineConfig } from "tsup";
import { composeTemplates } from "./src/compose-templates.ts";
import { packTemplates } from "./src/packed-templates.ts";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  dts: true,
  clean: true,
  shims: true,
  sourcemap: true,
  target: "node22",
  removeNodeProtocol: false,
  outDir: "dist",
  async onSuccess() {
    writeFileSync("dist/templates.json", packTemplates(composeTemplates("../..")));
  },
});
