import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject, type JsonValue } from "@sagewright/core";
import { validationError } from "./service-error.ts";
import { seconds } from "./timestamps.ts";

/** What an item is sorted by, and what tells it from others of that: text, or whole numbers from 0. */
export type Place = readonly [string | number, string | number];

export interface Paging<Item> {
  /** The operation's name: a token of one is none of another. */
  readonly operation: string;
  readonly placeOf: (item: Item, index: number) => Place;
  /** What `SortOrder` is when the request does not say. */
  readonly order: "Ascending" | "Descending";
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** To be spread into the answer: empty at the end. */
  readonly next: { readonly NextToken?: string };
}

/** Without `MaxResults`. */
const DEFAULT_SIZE = 10;

/** Sorts, and cuts the page that the request asks for. A page goes on behind the place of the item that was last. */
export function pageOf<Item>(all: readonly Item[], input: JsonObject, paging: Paging<Item>): Page<Item> {
  const direction = (input.SortOrder ?? paging.order) === "Descending" ? -1 : 1;
  const sorted = all
    .map((item, index) => ({ item, place: paging.placeOf(item, index) }))
    .sort((a, b) => direction * compare(a.place, b.place));
  const key = requestKey(input, paging.operation);
  const after = input.NextToken === undefined ? undefined : readToken(input.NextToken, key);
  const rest =
    after === undefined ? sorted : sorted.filter(({ place }) => direction * compare(place, after) > 0);
  const page = rest.slice(0, typeof input.MaxResults === "number" ? input.MaxResults : DEFAULT_SIZE);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    next:
      last === undefined || page.length === rest.length ? {} : { NextToken: tokenOf([key, ...last.place]) },
  };
}

/** Whether an instant lies between two of the wire, both of which may be absent. */
export function isBetween(
  time: string,
  after: JsonValue | undefined,
  before: JsonValue | undefined,
): boolean {
  const instant = seconds(time);
  return (typeof after !== "number" || instant > after) && (typeof before !== "number" || instant < before);
}

function compare([a, x]: Place, [b, y]: Place): number {
  if (a !== b) return a < b ? -1 : 1;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** What is asked for beside the page's size stays the same from page to page. */
function requestKey({ NextToken: _, MaxResults: __, ...input }: JsonObject, operation: string): string {
  return createHash("sha256")
    .update(`${operation} ${canonicalJson(input)}`)
    .digest("base64url")
    .slice(0, 16);
}

const tokenOf = (parts: readonly [string, ...Place]): string =>
  Buffer.from(JSON.stringify(parts)).toString("base64url");

function readToken(token: JsonValue, key: string): Place {
  const [found, ...place] = partsOf(token);
  if (found !== key || !isPlace(place)) throw validationError("Invalid NextToken.");
  return place;
}

function partsOf(token: JsonValue): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(token), "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const isPlace = (parts: readonly unknown[]): parts is Place =>
  parts.length === 2 && parts.every((part) => typeof part === "string" || typeof part === "number");
