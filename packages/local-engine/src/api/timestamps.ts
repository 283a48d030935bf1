/** An instant as on the wire: seconds since 1970, to the millisecond. */
export const seconds = (iso: string): number => Date.parse(iso) / 1000;
