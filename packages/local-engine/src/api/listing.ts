import type { JsonObject, JsonValue } from "@sagewright/core";
import { isBetween, type Page, type Place, pageOf } from "./paging.ts";

/** What lists of models and jobs filter and sort by; an item's `name` tells it from all others. */
export interface Listed {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly creationTime: string;
  readonly lastModifiedTime?: string;
  readonly status?: string;
}

interface Listing<Item> {
  /** The operation's name. */
  readonly operation: string;
  readonly factsOf: (item: Item) => Listed;
  /** What `SortOrder` is when the request does not say. */
  readonly order: "Ascending" | "Descending";
}

/** Filters, sorts and pages by the members that the List operations of models and jobs have in common. */
export const listed = <Item>(
  all: readonly Item[],
  input: JsonObject,
  { operation, factsOf, order }: Listing<Item>,
): Page<Item> =>
  pageOf(
    all.filter((item) => isWanted(factsOf(item), input)),
    input,
    { operation, order, placeOf: (item) => placeOf(factsOf(item), input.SortBy) },
  );

function isWanted(facts: Listed, input: JsonObject): boolean {
  const { NameContains, StatusEquals } = input;
  const modified = facts.lastModifiedTime ?? facts.creationTime;
  return (
    (typeof NameContains !== "string" || facts.name.includes(NameContains)) &&
    (StatusEquals === undefined || facts.status === StatusEquals) &&
    isBetween(facts.creationTime, input.CreationTimeAfter, input.CreationTimeBefore) &&
    isBetween(modified, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore)
  );
}

function placeOf({ name, creationTime, status = "" }: Listed, sortBy: JsonValue | undefined): Place {
  if (sortBy === "Name") return [name, name];
  return [sortBy === "Status" ? status : creationTime, name];
}
