import type { Issue } from "@sagewright/core";
import { functionReportInvalid } from "./issues.ts";
import type { FunctionManifest } from "./manifest.ts";

/** A reader of the definition refuses JSON that is deeper. */
const MAX_DEPTH = 500;
/** Enough to see the pattern: an array of a million NaN is one mistake. */
const MAX_ISSUES = 10;

interface Place {
  readonly path: readonly (string | number)[];
  readonly where: string;
}

/** The report as JSON text; or, in `issues`, each value that JSON would drop or change without a word. */
export function reportJson(
  manifest: FunctionManifest,
  report: string,
  value: unknown,
  issues: Issue[],
): string | undefined {
  const before = issues.length;
  const refuse = ({ path, where }: Place, problem: string): void => {
    if (issues.length - before < MAX_ISSUES) {
      issues.push(functionReportInvalid(manifest, report, path, shortened(where), problem));
    }
  };
  const ancestors = new Set<object>();

  const visit = (item: unknown, place: Place): void => {
    if (issues.length - before >= MAX_ISSUES) return;
    if (typeof item !== "object" || item === null) {
      const problem = scalarProblem(item);
      if (problem !== undefined) refuse(place, problem);
    } else if (ancestors.has(item)) refuse(place, "contains itself");
    else if (ancestors.size >= MAX_DEPTH) refuse(place, `is nested deeper than ${MAX_DEPTH} levels`);
    else if (!Array.isArray(item) && !isPlain(item))
      refuse(place, `is ${instanceName(item)}, not a plain object`);
    else {
      ancestors.add(item);
      for (const [key, child] of Array.isArray(item) ? item.entries() : Object.entries(item)) {
        // An optional member that is undefined is absent, as in JSON.stringify.
        if (child !== undefined || typeof key === "number") visit(child, below(place, key));
      }
      ancestors.delete(item);
    }
  };

  visit(value, { path: [], where: "the value" });
  return issues.length > before ? undefined : JSON.stringify(value, undefined, 2);
}

function scalarProblem(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `is ${value}`;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return undefined;
  return value === undefined ? "is undefined" : `is a ${typeof value}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof Reflect.get(value, "toJSON") === "function") return false;
  // An object of another realm (a vm context, a worker) has an Object.prototype of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function instanceName(value: object): string {
  const name: unknown = value.constructor?.name;
  if (typeof name !== "string" || name === "" || name === "Object") return "an object with toJSON";
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

/** The end of a long path says the most, and the reason of a failure has 1 KB. */
const shortened = (where: string): string =>
  where.length <= 120 ? where : `${where.slice(0, 40)}…${where.slice(-79)}`;

function below({ path, where }: Place, key: string | number): Place {
  const start = path.length === 0 ? "" : where;
  const part = typeof key === "number" || !/^[A-Za-z_]\w*$/.test(key) ? `[${JSON.stringify(key)}]` : key;
  return {
    path: [...path, key],
    where: start === "" || part.startsWith("[") ? start + part : `${start}.${part}`,
  };
}
