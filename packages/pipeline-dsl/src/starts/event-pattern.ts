const MAX_CHARACTERS = 2048;

/**
 * Why a pattern can pick no events, in words; nothing when it can.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
 */
export function patternProblem(pattern: unknown): string | undefined {
  if (typeof pattern !== "object" || pattern === null || Array.isArray(pattern)) return "it is no object";
  if (Object.keys(pattern).length === 0) return "it is empty, and every event would start the pipeline";
  const wrong = memberProblem(pattern, []);
  if (wrong !== undefined) return wrong;
  const { length } = JSON.stringify(pattern);
  return length > MAX_CHARACTERS
    ? `it has ${length} characters as JSON, and may have ${MAX_CHARACTERS}`
    : undefined;
}

/** Every member is a list of what it may be, or an object of such members; `$or` lists patterns. */
function memberProblem(pattern: object, above: readonly string[]): string | undefined {
  for (const [key, value] of Object.entries(pattern)) {
    const path = [...above, key];
    if (Array.isArray(value)) {
      if (value.length === 0) return `${path.join(".")} lists nothing that it may be`;
      const problem = key === "$or" ? alternativesProblem(value, path) : testsProblem(value, path);
      if (problem !== undefined) return problem;
    } else if (typeof value === "object" && value !== null) {
      const problem = path.length > 100 ? "it is nested too deep" : memberProblem(value, path);
      if (problem !== undefined) return problem;
    } else if (value !== undefined) return `${path.join(".")} is no list: write [${JSON.stringify(value)}]`;
  }
  return undefined;
}

function alternativesProblem(patterns: readonly unknown[], path: readonly string[]): string | undefined {
  for (const each of patterns) {
    const isPattern = typeof each === "object" && each !== null && !Array.isArray(each);
    const problem = isPattern
      ? memberProblem(each, path)
      : `${path.join(".")} lists something that is no pattern`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isNumeric = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isListOf = (value: unknown, is: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(is);
/** A text, or one in whatever case. */
const isPrefix = (value: unknown): boolean => isText(value) || isOne(value, { "equals-ignore-case": isText });
const isIgnoringCase = (value: unknown): boolean => isText(value) || isListOf(value, isText);

const COMPARISONS: readonly unknown[] = ["<", "<=", "=", ">", ">="];
/** `[">", 0]`, or two of them for a range. */
const isRange = (value: unknown): boolean =>
  Array.isArray(value) &&
  (value.length === 2 || value.length === 4) &&
  value.every((each, index) => (index % 2 === 0 ? COMPARISONS.includes(each) : isNumeric(each)));

/** What may stand in the place of a value, and what it takes. */
const TESTS: { readonly [name: string]: (value: unknown) => boolean } = {
  "anything-but": (value) =>
    isText(value) ||
    isNumeric(value) ||
    isListOf(value, (each) => isText(each) || isNumeric(each)) ||
    isOne(value, {
      prefix: (each) => isPrefix(each) || isListOf(each, isText),
      suffix: (each) => isPrefix(each) || isListOf(each, isText),
      wildcard: (each) => isText(each) || isListOf(each, isText),
      "equals-ignore-case": isIgnoringCase,
    }),
  cidr: isText,
  "equals-ignore-case": isText,
  exists: isFlag,
  numeric: isRange,
  prefix: isPrefix,
  suffix: isPrefix,
  wildcard: isText,
};

/** An object of one member, and that one as it must be. */
function isOne(value: unknown, tests: typeof TESTS): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || !Object.hasOwn(tests, entry[0])) return false;
  return tests[entry[0]]?.(entry[1]) === true;
}

function testsProblem(values: readonly unknown[], path: readonly string[]): string | undefined {
  const odd = values.find(
    (each) => each !== null && !isText(each) && !isFlag(each) && !isNumeric(each) && !isOne(each, TESTS),
  );
  return odd === undefined
    ? undefined
    : `${path.join(".")} lists ${JSON.stringify(odd)}, which is neither a value nor a test that EventBridge knows`;
}
