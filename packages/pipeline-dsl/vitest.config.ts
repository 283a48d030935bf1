import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

/** Every test by its name: the recorded definitions, the edge cases by number, the laws. */
export default mergeConfig(
  { ...shared, test: { ...shared.test, reporters: [] } },
  defineConfig({
    test: { reporters: ["verbose", ["json", { outputFile: "./.vitest/report.json" }]] },
  }),
);
