import type { Clock } from "../clock.ts";
import { randomId } from "../random-id.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { Store } from "../store/store.ts";

/** Where Callback steps wait for answers, which may come through another process. */
export interface CallbackDesk {
  /** The step's own open one, of an engine that is gone, or a new one. */
  open(call: Pick<CallbackRow, "executionId" | "step" | "queueUrl">): CallbackRow;
  find(token: string): CallbackRow | undefined;
  /** No answer to it counts any more, and the step gets another token when it is run again. */
  finish(token: string): void;
  readonly now: () => Date;
  readonly stateDir: string;
  /** Aborted when the engine ends: its steps wait no more, and go on with the same token once they are taken up. */
  readonly closing: AbortSignal;
}

interface DeskPlace {
  readonly store: Pick<Store, "callbacks" | "transaction">;
  readonly clock: Clock;
  readonly stateDir: string;
}

const TOKEN_CHARACTERS = 10;

export function callbackDesk({ store, clock, stateDir }: DeskPlace, closing: AbortSignal): CallbackDesk {
  const { callbacks } = store;
  return {
    open: (call) =>
      store.transaction(() => {
        const earlier = callbacks.open(call.executionId, call.step);
        if (earlier !== undefined) return earlier;
        const callback = {
          ...call,
          token: randomId(TOKEN_CHARACTERS),
          creationTime: clock.now().toISOString(),
        };
        callbacks.insert(callback);
        return { ...callback, isOver: false };
      }),
    find: callbacks.find,
    finish: callbacks.finish,
    now: clock.now,
    stateDir,
    closing,
  };
}
