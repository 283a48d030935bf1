/** The longest a timer can wait; a longer one would fire at once. Milliseconds. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `action` after any number of seconds, weeks too. Returns what cancels it. */
export function afterSeconds(seconds: number, action: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (milliseconds: number): void => {
    timer = setTimeout(
      () => (milliseconds > LONGEST_TIMER_MS ? wait(milliseconds - LONGEST_TIMER_MS) : action()),
      Math.min(milliseconds, LONGEST_TIMER_MS),
    );
  };
  wait(seconds * 1000);
  return () => clearTimeout(timer);
}
