import { S3Error } from "./s3-error.ts";

/** Both ends belong to it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Nothing when the whole object is wanted; of several ranges S3 takes none either. Throws S3Error. */
export function rangeIn(header: string | null, size: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (match === null || (first === "" && last === "")) return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  if (start >= size || (first === "" && Number(last) === 0)) {
    throw new S3Error("InvalidRange", "The requested range is not satisfiable", 416);
  }
  return { start, end };
}
