import { defineConfig } from "vitest/config";

/** Tests read the sources of sibling packages, so no build stands between an edit and its test. */
export default defineConfig({
  resolve: { conditions: ["@sagewright/source", "module", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["@sagewright/source", "module", "node", "import", "default"] } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    typecheck: { enabled: false },
    reporters: ["default", ["json", { outputFile: "./.vitest/report.json" }]],
    testTimeout: 20_000,
  },
});
