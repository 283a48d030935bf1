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
    } else if (typeof value === "object" && value !== null) {
      const problem = path.length > 100 ? "it is nested too deep" : memberProblem(value, path);
      if (problem !== undefined) return problem;
    } else if (value !== undefined) return `${path.join(".")} is no list: write [${JSON.stringify(value)}]`;
  }
  return undefined;
}
