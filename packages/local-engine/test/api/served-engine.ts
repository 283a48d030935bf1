import { onTestFinished } from "vitest";
import { isBotocoreThere } from "../../../../tools/infra-checks/botocore-faults.ts";
import { wireFaults } from "../../../../tools/infra-checks/wire-faults.ts";
import { openEngine } from "../../src/engine.ts";
import type { EngineOptions } from "../../src/engine-options.ts";
import { temporaryFolder } from "../engine-fixture.ts";
import { type Boto3, startBoto3 } from "./boto3.ts";
import { record } from "./recording.ts";

export interface ServedEngine {
  readonly endpoint: string;
  readonly stateDir: string;
  readonly boto3: Boto3;
  /** What AWS's models say against all that was asked and answered so far; nothing where botocore is another one. */
  faults(): Record<string, readonly string[]>;
}

/** An engine that runs real jobs, served, and boto3 that asks it. */
export async function servedEngine(options: Partial<EngineOptions> = {}): Promise<ServedEngine> {
  const stateDir = temporaryFolder();
  const engine = await openEngine({
    stateDir,
    runtimes: [{ name: "any", match: /^any:/, kind: "command" }],
    ...options,
  });
  const server = await engine.serve({ port: 0 });
  const recording = await record(server.endpoint);
  const boto3 = startBoto3(recording.endpoint);
  onTestFinished(async () => {
    boto3.close();
    await recording.close();
    await engine.close();
  });
  return {
    endpoint: recording.endpoint,
    stateDir,
    boto3,
    faults: () =>
      Object.fromEntries(
        [...recording.calls].map(([service, calls]) => [
          service,
          isBotocoreThere ? wireFaults(service, calls) : [],
        ]),
      ),
  };
}
