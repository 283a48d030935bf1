import { createReadStream } from "node:fs";
import { createContext, Script } from "node:vm";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import { metricRegexInvalid } from "../job-issues.ts";
import { objectOf, objectsOf, textOf } from "./json-reading.ts";

export interface Metric {
  readonly name: string;
  readonly regex: string;
  /** Of i, m and s. */
  readonly flags: string;
}

/** Characters of a line that are looked at. */
const MAX_LINE = 16 * 1024;
/** For one chunk of the log; a pattern that backtracks without end must not hold up the engine. */
const TIMEOUT_MS = 500;

/** Flags for the whole of a pattern, as Python and Java write them before it. */
const FLAGS = /^\(\?([ims]+)\)/;

/** Throws `METRIC_REGEX_INVALID`. Python's ways to name groups and to set flags are understood. */
export function metricsOf(step: string, request: JsonObject): readonly Metric[] {
  return objectsOf(objectOf(request.AlgorithmSpecification).MetricDefinitions).map((definition) => {
    const name = textOf(definition.Name) ?? "";
    const written = textOf(definition.Regex) ?? "";
    const regex = written.replace(FLAGS, "").replaceAll("(?P<", "(?<");
    const flags = FLAGS.exec(written)?.[1] ?? "";
    try {
      new RegExp(regex, flags);
    } catch (error) {
      throw new SagewrightError([
        metricRegexInvalid(step, name, error instanceof Error ? error.message : ""),
      ]);
    }
    return { name, regex, flags };
  });
}

/**
 * The last value of each metric in a log, read line by line in constant memory. A value is what the first group of a
 * match holds, if that is a number. `undefined` if a pattern takes too long.
 */
export async function lastValues(
  logFile: string,
  metrics: readonly Metric[],
): Promise<Map<string, number> | undefined> {
  const values = new Map<string, number>();
  if (metrics.length === 0) return values;
  const context = createContext({
    lines: [],
    values,
    regexes: metrics.map(({ regex, flags }) => [regex, `g${flags}`]),
    names: metrics.map(({ name }) => name),
  });
  new Script("const patterns = regexes.map((regex) => new RegExp(...regex));").runInContext(context);
  const script = new Script(SCAN);
  let rest = "";
  const scan = (lines: readonly string[]): boolean => {
    context.lines = lines.map((line) => line.slice(0, MAX_LINE));
    try {
      script.runInContext(context, { timeout: TIMEOUT_MS });
      return true;
    } catch (error) {
      if (isTimeout(error)) return false;
      throw error;
    }
  };
  for await (const chunk of createReadStream(logFile, { encoding: "utf8" })) {
    const lines = (rest + chunk).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "").slice(0, MAX_LINE);
    if (!scan(lines)) return undefined;
  }
  return scan([rest]) ? values : undefined;
}

/** Thrown from another realm: no `instanceof`. */
const isTimeout = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

const SCAN = `
for (const line of lines) {
  patterns.forEach((pattern, index) => {
    for (const match of line.matchAll(pattern)) {
      const text = (match[1] ?? "").trim();
      const value = Number(text);
      if (text !== "" && Number.isFinite(value) && !/^[+-]?0[xob]/i.test(text)) values.set(names[index], value);
    }
  });
}
`;
