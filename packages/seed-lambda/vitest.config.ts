import base from "../../vitest.config.ts";

/** Without "module": under it the SDK's files name each other in a way that only bundlers understand. */
const conditions = base.resolve?.conditions?.filter((condition) => condition !== "module") ?? [];

export default {
  ...base,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Each test here starts Git a hundred times over; on a busy machine that takes its time.
  test: { ...base.test, testTimeout: 60_000 },
};
