import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine } from "@sagewright/local-engine";
import { isMotoThere, startMoto } from "../../../../tools/infra-checks/moto.ts";

/** What answers in AWS's place. */
export interface Emulator {
  readonly endpoint: string;
  /** That its buckets belong to. */
  readonly account: string;
  stop(): Promise<void>;
}

export interface EmulatorKind {
  /** With what it needs, for the title of a suite. */
  readonly title: string;
  readonly isThere: boolean;
  readonly isEngine: boolean;
  start(): Promise<Emulator>;
}

/** The same suite runs on an emulator that others have written, and on what `sagewright serve` serves. */
export const EMULATORS: readonly EmulatorKind[] = [
  {
    title: `an emulator${isMotoThere ? "" : " [needs moto]"}`,
    isThere: isMotoThere,
    isEngine: false,
    start: async () => ({ ...(await startMoto()), account: "123456789012" }),
  },
  { title: "the engine's own server", isThere: true, isEngine: true, start: startEngine },
];

export async function startEngine(): Promise<Emulator> {
  const stateDir = mkdtempSync(join(tmpdir(), "sagewright-serve-"));
  const engine = await openEngine({ stateDir });
  const { endpoint } = await engine.serve({ port: 0 });
  return {
    endpoint,
    account: "111122223333",
    async stop() {
      await engine.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
