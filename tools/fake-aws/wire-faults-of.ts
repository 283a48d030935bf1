import { wireFaults } from "../infra-checks/wire-faults.ts";
import type { FakeCall } from "./fake-aws.ts";

/** What AWS's models say against calls, each with its service. For tests with `isBotocoreThere` only. */
export const wireFaultsOf = (calls: readonly FakeCall[]): readonly string[] =>
  Object.entries(Object.groupBy(calls, ({ service }) => service)).flatMap(([service, some = []]) =>
    wireFaults(
      service,
      some.map(({ wire }) => wire),
    ).map((found) => `${service} ${found}`),
  );
