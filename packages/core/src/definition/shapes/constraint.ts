/** A smallest and a largest number, both allowed. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** What the API says of one scalar. Bounds are those of a number, or of the characters of a text. */
export interface Constraint {
  readonly type: "text" | "integer" | "number" | "boolean" | "any";
  readonly bounds?: Bounds;
  /** Holds for the whole text. */
  readonly pattern?: Pattern;
  /** The values of an enumeration, as of the day on which the table was written. */
  readonly values?: ReadonlySet<string>;
}

export interface Pattern {
  /** As the service model has it. */
  readonly text: string;
  /** Whether it only says which characters a name may have; ARNs, URIs and MIME types often have stand-ins. */
  readonly isName: boolean;
  /** Texts of which each match begins with one; empty when nothing is known of its beginning. */
  readonly beginnings: readonly string[];
  matches(text: string): boolean;
}

/** A longer text is not matched, so that no pattern takes long. Few members allow as much. */
const MAX_MATCHED_CHARACTERS = 8192;

export function patternOf(text: string): Pattern {
  let compiled: RegExp | undefined;
  return {
    text,
    isName: !/[/:]/.test(text),
    beginnings: beginningsOf(text),
    matches: (value) => {
      if (value.length > MAX_MATCHED_CHARACTERS) return true;
      compiled ??= new RegExp(`^(?:${text})$`, "u");
      return compiled.test(value);
    },
  };
}

/** The plain characters that a pattern starts with, after at most one group of plain alternatives. */
function beginningsOf(pattern: string): readonly string[] {
  if (hasAlternatives(pattern)) return [];
  const [, group, rest = ""] = /^(?:\(([a-z0-9|]+)\)(?![?*{]))?(.*)$/s.exec(pattern) ?? [];
  // A plain character before a quantifier may be absent.
  const plain = /^(?:[A-Za-z0-9:/](?![?*{+]))*/.exec(rest)?.[0] ?? "";
  if (group !== undefined) return group.split("|").map((word) => word + plain);
  return plain === "" ? [] : [plain];
}

/** Whether the whole pattern, and not only a group in it, is one thing or another. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gs)) {
    if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    else if (token === "|" && depth === 0) return true;
  }
  return false;
}
