import { type Expression, isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";
import type { TextInput } from "../input.ts";
import { join, s3Uri, text } from "../join.ts";
import { expressionOf, REF, type Ref, refTo } from "../ref.ts";
import { as, call, quoted, type TemplatePart } from "./code.ts";
import { knownFile } from "./json-gets.ts";
import { isExpressionValue } from "./plain-object.ts";
import { knownProperty } from "./properties.ts";
import { type RefType, typeName } from "./ref-type.ts";
import { keyOf, same } from "./same.ts";
import type { Known, Scope } from "./scope.ts";
import { type Cast, cast, coded, codeOf, isCast, never, uncast } from "./written.ts";

/** The ref that an expression stands for, or a `refTo` where nothing else says it; `want` is what the place takes. */
export function writeRef(expression: JsonObject, want: RefType, scope: Scope): Ref<unknown> | Cast {
  const known = knownRef(expression, want, scope);
  return fitted(known, want);
}

/** What the place of a ref takes; `scalar` takes all. */
export function fitted({ ref, type, values }: Known, want: RefType): Ref<unknown> | Cast {
  const fits = want === "scalar" || want === type || (want === "string" && type === "s3Uri");
  if (fits) return ref;
  if (want === "s3Uri" && type === "string" && values === undefined) return cast(ref, "Ref<S3Uri>");
  if (type === "scalar") return cast(ref, `Ref<${typeName(want)}>`);
  return never(ref);
}

export function knownRef(expression: JsonObject, want: RefType, scope: Scope): Known {
  const { Get: get, "Std:Join": parts, "Std:JsonGet": file } = expression;
  const found = scope.known.get(keyOf(expression));
  if (found !== undefined) return found;
  const made =
    typeof get === "string"
      ? knownProperty(get, want, scope)
      : parts !== undefined
        ? knownJoin(parts, scope)
        : file !== undefined
          ? knownFile(file, scope, writeRef)
          : undefined;
  // The language has one way to write a path; another that says the same in JSON stays as it is.
  const isExact = made !== undefined && same(expressionOf(made.ref) as unknown as JsonObject, expression);
  return isExact ? made : unknownRef(expression, want, scope);
}

function unknownRef(expression: JsonObject, want: RefType, scope: Scope): Known {
  const type = want === "scalar" ? "string" : want;
  remarkOn(expression, scope);
  const wire = isWellFormed(expression) ? codeOf(expression) : as(codeOf(expression), "never");
  const code = call(`refTo<${typeName(type)}>`, wire);
  return { ref: coded(refTo(expression as unknown as Expression), code), type };
}

function remarkOn({ Get: get }: JsonObject, scope: Scope): void {
  const step = typeof get === "string" ? /^Steps\.([^.]*)\./.exec(get)?.[1] : undefined;
  if (step !== undefined && !scope.steps.has(step)) scope.remarks.add(step);
}

/** Whether TypeScript takes it for an expression. */
function isWellFormed(value: JsonValue | undefined): boolean {
  if (!isExpressionValue(value)) return false;
  const { Get: get, "Std:Join": parts, "Std:JsonGet": file } = value;
  if (get !== undefined) return typeof get === "string";
  if (parts !== undefined) {
    if (!isJsonObject(parts) || !hasOnly(parts, ["On", "Values"]) || !Array.isArray(parts.Values))
      return false;
    const { On: on, Values: values } = parts;
    return (on === undefined || typeof on === "string") && (values as readonly JsonValue[]).every(isOperand);
  }
  if (file === undefined || !isJsonObject(file) || typeof file.Path !== "string") return false;
  if (hasOnly(file, ["PropertyFile", "Path"])) {
    const of = file.PropertyFile;
    return of !== undefined && isJsonObject(of) && hasOnly(of, ["Get"]) && typeof of.Get === "string";
  }
  return hasOnly(file, ["S3Uri", "Path"]) && (typeof file.S3Uri === "string" || isWellFormed(file.S3Uri));
}

/** Whether it is what may be joined or compared. */
export const isOperand = (value: JsonValue): boolean =>
  typeof value !== "object" || value === null || isWellFormed(value);

const hasOnly = (value: JsonObject, names: readonly string[]): boolean =>
  Object.keys(value).every((key) => names.includes(key));

function knownJoin(parts: JsonValue, scope: Scope): Known | undefined {
  if (!isJsonObject(parts) || !hasOnly(parts, ["On", "Values"]) || !Array.isArray(parts.Values))
    return undefined;
  const { On: on = "", Values: values } = parts;
  if (typeof on !== "string") return undefined;
  const items = (values as readonly JsonValue[]).map((value) => joined(value, scope));
  if (items.includes(undefined)) return undefined;
  const written = items as readonly unknown[];
  const first = written[0];
  const isUri =
    typeof first === "string"
      ? first.startsWith("s3://") || (first === "s3:/" && on === "/")
      : isUriRef(first);
  const type = isUri ? "s3Uri" : "string";
  const template = on === "" ? templateParts(written) : undefined;
  if (template !== undefined) {
    const tag = isUri ? "s3Uri" : "text";
    const ref = tagged(isUri ? s3Uri : text, written);
    return { ref: coded(ref, { kind: "template", tag, parts: template }), type };
  }
  const plain = written.map(uncast) as TextInput[];
  const code = call("join", quoted(on), ...written.map(codeOf));
  return { ref: coded(join(on, ...plain), code), type };
}

const isUriRef = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  REF in value &&
  (value as Ref<unknown>)[REF].kind === "s3Uri";

function joined(value: JsonValue, scope: Scope): unknown {
  if (value === null) return never(null);
  if (typeof value !== "object") return value;
  return isExpressionValue(value) ? writeRef(value, "scalar", scope) : undefined;
}

/** A template says the same as a join only where texts and refs alternate and no text is empty. */
function templateParts(values: readonly unknown[]): readonly TemplatePart[] | undefined {
  let previous = "";
  const parts: TemplatePart[] = [];
  for (const value of values) {
    const isText = typeof value === "string";
    if (!isText && (typeof value !== "object" || isCast(value))) return undefined;
    if (isText && (value === "" || previous === "text" || !isPrintable(value))) return undefined;
    previous = isText ? "text" : "ref";
    parts.push(isText ? { literal: value } : { value: codeOf(value) });
  }
  return parts.some((part) => "value" in part) ? parts : undefined;
}

/** Line ends in templates are read as `\n`, and control characters are unreadable there. */
const isPrintable = (literal: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(literal);

function tagged(tag: typeof text, values: readonly unknown[]): Ref<unknown> {
  const literals: string[] = [""];
  const refs: Ref<never>[] = [];
  for (const value of values) {
    if (typeof value === "string") literals[literals.length - 1] = value;
    else {
      refs.push(value as Ref<never>);
      literals.push("");
    }
  }
  return tag(literals as unknown as TemplateStringsArray, ...refs);
}
