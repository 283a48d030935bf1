import type { ExplainStore } from "./explain-store.ts";

/** The records of a state folder that is not there yet. */
export const NOTHING_RUN: ExplainStore = {
  executions: {
    find: () => undefined,
    list: () => [],
    definitionOf(id) {
      throw new TypeError(`no definition of execution ${id}`);
    },
  },
  steps: { latest: () => [], cached: () => [] },
};
