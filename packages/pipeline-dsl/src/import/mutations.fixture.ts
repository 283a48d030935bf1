import type { JsonValue } from "@sagewright/core";
import fc from "fast-check";

/** What may stand anywhere by mistake. */
const VALUES: readonly JsonValue[] = [
  null,
  "x",
  "s3://bucket/key",
  "ml.m5.xlarge",
  5,
  1.5,
  true,
  [],
  {},
  ["a"],
  [null],
  [{ Name: "a" }],
  { Extra: 1 },
  { Get: "Parameters.Nope" },
  { Get: "Execution.PipelineName" },
  { "Std:Join": { On: "/", Values: ["a", { Get: "Execution.PipelineName" }] } },
];

interface Mutation {
  /** Where, as a part of all places. */
  readonly at: number;
  readonly kind: "drop" | "replace" | "add";
  readonly value: JsonValue;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.noBias(fc.integer({ min: 0, max: 2 ** 31 - 1 })).map((part) => part / 2 ** 31),
  kind: fc.constantFrom("drop", "replace", "replace", "add"),
  value: fc.constantFrom(...VALUES),
});

/** One of some definitions with up to three mistakes in it. */
export const mutated = (definitions: readonly object[]): fc.Arbitrary<object> =>
  fc
    .tuple(fc.constantFrom(...definitions), fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([definition, mutations]) => {
      const copy: object = structuredClone(definition);
      for (const each of mutations) mutate(copy, each);
      return copy;
    });

type Holder = Record<string, unknown>;

function mutate(definition: object, { at, kind, value }: Mutation): void {
  const places = placesIn(definition);
  const place = places[Math.floor(at * places.length)];
  if (place === undefined) return;
  const [holder, key] = place;
  if (kind === "replace") holder[key] = structuredClone(value);
  else if (kind === "add") {
    if (Array.isArray(holder)) holder.push(structuredClone(value));
    else holder.Added = structuredClone(value);
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function placesIn(value: unknown): (readonly [Holder, string])[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...placesIn(holder[key])]);
}
