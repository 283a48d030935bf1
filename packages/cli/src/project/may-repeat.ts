import { isPassing } from "../aws/failure-issue.ts";

/** Whether a request that failed so may be sent again, once it has been looked whether it took effect. */
export const mayRepeat = (error: unknown): boolean => isPassing(error) || isClockSet(error);

/** The client has set its clock by the answer, as the service did not take the request's time. */
const isClockSet = (error: unknown): boolean =>
  (error as { readonly $metadata?: { readonly clockSkewCorrected?: boolean } } | undefined)?.$metadata
    ?.clockSkewCorrected === true;
