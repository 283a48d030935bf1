import { readFile } from "node:fs/promises";
import { defineConfig } from "tsup";
import { oneEntryFile } from "../../tools/one-entry-file/one-entry-file.ts";
import { thirdPartyLicenses } from "../../tools/third-party-licenses/third-party-licenses.ts";

/**
 * Commander in ESM, without Node's modules that it would load for programs of several files: child_process alone takes
 * longer than all the rest of `--help`.
 */
const leanCommander = {
  name: "lean-commander",
  setup(build: import("esbuild").PluginBuild) {
    build.onLoad({ filter: /[\\/]commander[\\/]lib[\\/]\w+\.js$/ }, async ({ path }) => {
      const lean = (await readFile(path, "utf8"))
        .replace(/^const childProcess = require\('node:child_process'\);$/m, "")
        .replaceAll("childProcess.spawn(", "process.getBuiltinModule('node:child_process').spawn(")
        .replace(/require\('(node:\w+)'\)/g, "process.getBuiltinModule('$1')")
        .replace(/^const process = .*$/m, "");
      const { code } = await build.esbuild.transform(lean, { minifyWhitespace: true });
      return { contents: code, loader: "js" as const };
    });
  },
};

export default defineConfig([
  {
    entry: ["src/index.ts", "src/documents.ts"],
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
    noExternal: ["commander"],
    esbuildPlugins: [leanCommander, thirdPartyLicenses()],
    onSuccess: () => oneEntryFile("dist", "main.js"),
  },
]);
