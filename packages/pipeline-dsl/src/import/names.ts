/** Words that a `const` may not be named, or that the file needs itself. */
const RESERVED: ReadonlySet<string> = new Set(
  `abstract arguments as asserts async await boolean break case catch class const continue debugger declare default delete
  do else enum eval export extends false finally for function get global if implements import in infer instanceof interface
  is keyof let module namespace never new null number object of package private protected public readonly require return
  set static string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield
  NaN Infinity Object Array String Number Boolean Ref S3Uri z params`.split(/\s+/),
);

/** Hands out identifiers, each once. */
export interface Names {
  /** An identifier that resembles `text`: `MyStep-2` becomes `myStep2`. `kind` tells it from what else has that name. */
  take(text: string, kind: string): string;
}

export function namesBeside(taken: Iterable<string>): Names {
  const used = new Set([...RESERVED, ...taken]);
  const next = new Map<string, number>();
  return {
    take(text, kind) {
      const plain = camelCase(text);
      const base = plain === "" ? kind : /^\d/.test(plain) ? `${kind}${plain}` : plain;
      let name = base;
      if (used.has(name) && !base.toLowerCase().endsWith(kind.toLowerCase()))
        name = base + kind.charAt(0).toUpperCase() + kind.slice(1);
      for (let count = next.get(name) ?? 2, stem = name; used.has(name); count += 1) {
        name = `${stem}${count}`;
        next.set(stem, count + 1);
      }
      used.add(name);
      return name;
    },
  };
}

/** The longest identifier made of a name; names may be of any length. */
const MAX_CHARACTERS = 48;

function camelCase(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  return words
    .map((word, index) => (index === 0 ? lowerStart(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("")
    .slice(0, MAX_CHARACTERS);
}

/** `MLTrain` becomes `mlTrain`, `EU` becomes `eu`. */
const lowerStart = (word: string): string =>
  word.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
