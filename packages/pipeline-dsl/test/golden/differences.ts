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
export const DIFFERENCES: { readonly [golden: string]: readonly Difference[] } = {
  "46-lambda-output-collision": [
    {
      path: ["Steps", 2, "Arguments", "wrong"],
      reason: "The SDK finds an output by its name alone: that of L2 stands where L1's was written.",
      sdk: { Get: "Steps.L2.OutputParameters['o']" },
      ours: { Get: "Steps.L1.OutputParameters['o']" },
    },
  ],
};
