/** Functions that want to hear of events. */
export interface Listeners<Event> {
  any(): boolean;
  /** Returns a function that ends the listening. */
  add(listener: (event: Event) => void): () => void;
  emit(event: Event): void;
}

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    any: () => listeners.size > 0,
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          // The listener's mistake is not the emitter's, and must not go unseen.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
