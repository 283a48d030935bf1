import { isJsonObject, type JsonValue } from "@sagewright/core";

/** Why a value is not known before the run. */
export type Unknown =
  /** An execution variable: it has a value that no execution before has had. */
  | { readonly kind: "varies"; readonly variable: string }
  /** What a step makes; `isNew` if no earlier run can have made the same. */
  | {
      readonly kind: "upstream";
      readonly step: string;
      readonly runs: "anew" | "perhaps";
      readonly isNew: boolean;
    };

/** A value that is not known, and where it stands. */
export interface UnknownAt {
  readonly unknown: Unknown;
  readonly path: readonly (string | number)[];
}

/** Texts that stand in for values that are not known, so that the rest of a request can be resolved as in a run. */
export interface Placeholders {
  standIn(unknown: Unknown): string;
  /** Those in the texts of a value. */
  in(value: JsonValue | undefined): readonly Unknown[];
  /** The same with the places, each unknown once. */
  at(value: JsonValue, path: readonly (string | number)[]): readonly UnknownAt[];
}

export function placeholders(): Placeholders {
  const unknowns: Unknown[] = [];
  const numbers = new Map<string, number>();

  function* inText(text: string): Iterable<Unknown> {
    for (const [, digits] of text.matchAll(/\uE000(\d+)\uE000/g)) {
      const unknown = unknowns[Number(digits)];
      if (unknown !== undefined) yield unknown;
    }
  }

  function* walk(value: JsonValue, path: (string | number)[]): Iterable<UnknownAt> {
    if (typeof value === "string") for (const unknown of inText(value)) yield { unknown, path: [...path] };
    if (!Array.isArray(value) && !isJsonObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      yield* walk(member, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }

  return {
    standIn(unknown) {
      const identity = JSON.stringify(unknown);
      const number = numbers.get(identity) ?? unknowns.push(unknown) - 1;
      numbers.set(identity, number);
      return `\uE000${number}\uE000`;
    },
    in: (value) => (value === undefined ? [] : [...walk(value, [])].map(({ unknown }) => unknown)),
    at(value, path) {
      const first = new Map<Unknown, UnknownAt>();
      for (const found of walk(value, [...path]))
        if (!first.has(found.unknown)) first.set(found.unknown, found);
      return [...first.values()];
    },
  };
}
