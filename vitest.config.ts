import { defineConfig } from "vitest/config";

// nx asks all that it starts for colour; programs under test are to decide as they do for users.
delete process.env.FORCE_COLOR;

/**
 * Tests read the sources of sibling packages, so no build stands between an edit and its test. Without the condition
 * "module": under it the files of AWS's clients name each other in a way that only bundlers understand.
 */
const conditions = ["@sagewright/source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    typecheck: { enabled: false },
    reporters: ["default", ["json", { outputFile: "./.vitest/report.json" }]],
    testTimeout: 20_000,
    // Many tests wait for programs that they start: with one core left free, as is the default, half a small machine idles.
    maxWorkers: "100%",
  },
});
