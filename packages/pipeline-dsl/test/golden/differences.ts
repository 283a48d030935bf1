/** A place where our program and the SDK's recording differ, and why that is right. */
export interface Difference {
  /** Keys from the root down; `*` is any one key or index. */
  readonly path: readonly (string | number)[];
  readonly reason: string;
  /** What stands there in the recording, `undefined` where nothing does; checked. */
  readonly sdk: unknown;
  /** What we write there instead, `undefined` for nothing; checked. */
  readonly ours: unknown;
}

/** Every difference there is between our programs and the recordings, by case. */
export const DIFFERENCES: { readonly [golden: string]: readonly Difference[] } = {};
