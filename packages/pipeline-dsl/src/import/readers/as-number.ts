/** A text that is written as a number, where one may stand and its text is the same. */
export const asNumber = (value: unknown): unknown => {
  if (typeof value !== "string" || !/^-?\d/.test(value)) return value;
  const number = Number(value);
  return String(number) === value && !Object.is(number, -0) ? number : value;
};
