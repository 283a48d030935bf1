/** A page of a list for which the SDK has no paginator. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** All items of all pages. */
export async function pagesOf<T>(
  page: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const { items: more = [], next } = await page(token);
    items.push(...more);
    token = next;
  } while (token !== undefined && token !== "");
  return items;
}
