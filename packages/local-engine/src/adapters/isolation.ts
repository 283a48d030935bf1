/** How jobs are kept apart from the machine. */
export type Isolation =
  | { readonly kind: "none" }
  | {
      readonly kind: "bubblewrap";
      /** Path of `bwrap`. */
      readonly program: string;
    };

export type IsolationChoice = "auto" | "bubblewrap" | "none";
