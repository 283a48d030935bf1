import { mergeConfig } from "vitest/config";
import workspace from "../vitest.config.ts";

/** Checks that tests use have no `src`; their tests lie beside them. */
export default mergeConfig(workspace, { test: { include: ["**/*.test.ts"] } });
