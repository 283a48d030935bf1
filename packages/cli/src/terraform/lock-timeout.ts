/** Waited for another run that holds the state. */
export const LOCK_TIMEOUT = "-lock-timeout=15s";
