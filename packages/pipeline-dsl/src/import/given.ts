/** Without the props of which nothing is said. */
export const given = (props: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
