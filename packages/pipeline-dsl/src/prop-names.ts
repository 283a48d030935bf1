import { type Issue, type IssuePath, nearest } from "@sagewright/core";
import { propUnknown } from "./issues.ts";

/** Names that props may have, and below some of them the names that their value may have in turn. */
export interface PropNames {
  readonly [name: string]: true | PropNames | EachOf;
}

/** Of a list, or of an object by names of the user's own: the names that each entry may have. */
interface EachOf {
  readonly [EACH]: PropNames;
}
const EACH: unique symbol = Symbol("each");
export const each = (names: PropNames): EachOf => ({ [EACH]: names });

/** Every name of some props; of a union, those of all its members. */
type NamesIn<Props> = Props extends unknown ? keyof Props & string : never;
type Complete<Props> = { readonly [Name in NamesIn<Props>]: PropNames[string] };

/**
 * A table of the names of `Props`: one that is missing does not compile, nor does one too many.
 *
 * @example
 * namesOf<Channel>()({ source: true, contentType: true, … })
 */
export const namesOf =
  <Props>() =>
  <Names extends Complete<Props>>(
    names: Names & { readonly [Name in Exclude<keyof Names, NamesIn<Props>>]: never },
  ): Names =>
    names;

/** What plain JavaScript, or a spread, gives under a name that nobody reads. */
export function unknownProps(given: unknown, names: PropNames, path: IssuePath): readonly Issue[] {
  const issues: Issue[] = [];
  visit(given, names, { path: [...path], issues });
  return issues;
}

interface Found {
  /** Where the visit is; the same list all the way. */
  readonly path: (string | number)[];
  readonly issues: Issue[];
}

function visit(given: unknown, names: PropNames, to: Found): void {
  if (!isPlain(given)) return;
  for (const name of Object.keys(given)) {
    const value = given[name];
    const known = Object.hasOwn(names, name) ? names[name] : undefined;
    if (known === true || value === undefined) continue;
    to.path.push(name);
    if (known !== undefined) visitBelow(value, known, to);
    else to.issues.push(propUnknown([...to.path], meant(name, names), Object.keys(names)));
    to.path.pop();
  }
}

function visitBelow(value: unknown, known: PropNames | EachOf, to: Found): void {
  if (!isEachOf(known)) {
    visit(value, known, to);
    return;
  }
  if (!Array.isArray(value) && !isPlain(value)) return;
  for (const [key, entry] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    to.path.push(key);
    visit(entry, known[EACH], to);
    to.path.pop();
  }
}

/** The name that was surely meant, or those that say the same at more length: `outputKmsKeyId` for `kmsKeyId`. */
function meant(name: string, names: PropNames): readonly string[] {
  const known = Object.keys(names);
  const near = nearest(name, known);
  if (near !== undefined) return [near];
  return known.filter((each) => each.toLowerCase().endsWith(name.toLowerCase()));
}

const isEachOf = (known: PropNames | EachOf): known is EachOf => EACH in known;

/** Refs, local files and steps have a symbol of ours. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getOwnPropertySymbols(value).length === 0;
