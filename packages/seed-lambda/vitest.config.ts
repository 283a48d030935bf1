import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

/** Each test here starts Git a hundred times over; on a busy machine that takes its time. */
export default mergeConfig(shared, { test: { testTimeout: 60_000 } });
