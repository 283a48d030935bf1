import { ServiceError } from "../service-error.ts";

/**
 * Whether a line holds all terms, none of those behind `-`, and one of those behind `?`. Patterns for JSON, for columns
 * and regular expressions are refused.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matcherOf(pattern: string): (line: string) => boolean {
  if (/^\s*[{[%]/.test(pattern)) {
    throw new ServiceError(
      "InvalidParameterException",
      "The local logs are filtered by terms only: no patterns for JSON, columns or regular expressions.",
    );
  }
  const terms = [...pattern.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g)].map(
    ([, sign, quoted, plain]) => ({
      sign,
      text: quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "",
    }),
  );
  const of = (sign: string) => terms.filter((term) => term.sign === sign).map(({ text }) => text);
  const [needed, excluded, oneOf] = [of(""), of("-"), of("?")];
  return (line) =>
    needed.every((text) => line.includes(text)) &&
    !excluded.some((text) => line.includes(text)) &&
    (oneOf.length === 0 || needed.length > 0 || oneOf.some((text) => line.includes(text)));
}
