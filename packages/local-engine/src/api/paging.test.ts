import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBetween, type Paging, pageOf } from "./paging.ts";

interface Item {
  readonly id: number;
  readonly time: number;
}

const items = fc
  .array(fc.nat(5), { maxLength: 30 })
  .map((times) => times.map((time, id): Item => ({ id, time })));
const order = fc.constantFrom("Ascending" as const, "Descending" as const);

const PAGING: Paging<Item> = {
  operation: "ListThings",
  order: "Ascending",
  placeOf: ({ time, id }: Item) => [time, id],
};

/** All pages; `between` may change the list before each next one. */
function pages(
  all: readonly Item[],
  input: { readonly SortOrder: string; readonly MaxResults: number },
  between: (all: readonly Item[], page: readonly Item[]) => readonly Item[] = (same) => same,
): readonly Item[] {
  const seen: Item[] = [];
  let list = all;
  let token: { readonly NextToken?: string } = {};
  do {
    const page = pageOf(list, { ...input, ...token }, PAGING);
    seen.push(...page.items);
    list = between(list, page.items);
    token = page.next;
  } while (token.NextToken !== undefined);
  return seen;
}

const sorted = (all: readonly Item[], direction: string): readonly Item[] => {
  const ascending = all.toSorted((a, b) => a.time - b.time || a.id - b.id);
  return direction === "Ascending" ? ascending : ascending.toReversed();
};

describe("pages", () => {
  it("hold every item once, in order, whatever their size", () => {
    fc.assert(
      fc.property(items, order, fc.integer({ min: 1, max: 40 }), (all, SortOrder, MaxResults) => {
        expect(pages(all, { SortOrder, MaxResults })).toEqual(sorted(all, SortOrder));
      }),
    );
  });

  it("leave nothing out when what has been read is deleted meanwhile", () => {
    fc.assert(
      fc.property(items, order, fc.integer({ min: 1, max: 9 }), (all, SortOrder, MaxResults) => {
        const without = (list: readonly Item[], read: readonly Item[]) =>
          list.filter((item) => !read.includes(item));
        expect(pages(all, { SortOrder, MaxResults }, without)).toEqual(sorted(all, SortOrder));
      }),
    );
  });

  it("go on only where they were begun", () => {
    const all = [1, 2, 3].map((id) => ({ id, time: id }));
    const { next } = pageOf(all, { MaxResults: 1, Filter: "a" }, PAGING);

    const resized = pageOf(all, { MaxResults: 9, Filter: "a", ...next }, PAGING);
    const otherFilter = () => pageOf(all, { MaxResults: 1, Filter: "b", ...next }, PAGING);
    const otherOperation = () =>
      pageOf(all, { MaxResults: 1, Filter: "a", ...next }, { ...PAGING, operation: "ListOthers" });

    expect(resized.items.map(({ id }) => id)).toEqual([2, 3]);
    expect(otherFilter).toThrow("Invalid NextToken");
    expect(otherOperation).toThrow("Invalid NextToken");
  });
});

it("has instants between two that may be absent, and at neither", () => {
  const time = "1970-01-01T00:00:01.500Z";

  expect([
    isBetween(time, undefined, undefined),
    isBetween(time, 1.499, 1.501),
    isBetween(time, 1.5, undefined),
    isBetween(time, undefined, 1.5),
  ]).toEqual([true, true, false, false]);
});
