/** Deals with what was thrown where nobody catches: in a timer, or in a promise that nobody awaits. */
export type UncaughtHandler = (error: unknown) => void;

const handlers: UncaughtHandler[] = [];
const latest = (error: unknown): void => handlers.at(-1)?.(error);

/** The latest handler is the one that counts. Returns a function that gives way to the one before. */
export function onUncaught(handler: UncaughtHandler): () => void {
  if (handlers.push(handler) === 1) process.on("uncaughtException", latest);
  return () => {
    handlers.splice(handlers.lastIndexOf(handler), 1);
    if (handlers.length === 0) process.off("uncaughtException", latest);
  };
}
