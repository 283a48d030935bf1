import type { IssuePath } from "@sagewright/core";

/** What a schema says is wrong, as the Standard Schema has it. */
export interface Mismatch {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export const mismatchPath = ({ path }: Mismatch): IssuePath =>
  (path ?? []).map((part) => {
    const key = typeof part === "object" ? part.key : part;
    return typeof key === "number" ? key : String(key);
  });
