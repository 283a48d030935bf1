/** The part of a stream that is asked. */
export interface Wide {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Columns of a terminal; without end where none is, as programs want lines whole. */
export const columnsOf = ({ isTTY, columns }: Wide): number =>
  isTTY === true ? columns || 80 : Number.POSITIVE_INFINITY;
