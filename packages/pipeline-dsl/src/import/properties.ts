import { type PathSegment, parseGetPath, type Shape, shapeOf } from "@sagewright/core";
import { expressionOf, isRef } from "../ref.ts";
import type { StepNode } from "../step-node.ts";
import { type Code, call, member, quoted } from "./code.ts";
import { type RefType, typeAt, typeName } from "./ref-type.ts";
import { keyOf, plainGet } from "./same.ts";
import type { DeclaredStep, Known, Scope } from "./scope.ts";
import { coded } from "./written.ts";

/** A property of a step through its `properties`, or through `get` of a raw step. */
export function knownProperty(get: string, want: RefType, scope: Scope): Known | undefined {
  const path = parseGetPath(get);
  if (path?.root !== "Steps") return undefined;
  const step = scope.steps.get(path.step);
  if (step === undefined) return undefined;
  const known =
    step.node.kind === "raw" ? rawProperty(get, step, want) : describedProperty(path.segments, step);
  if (known === undefined || keyOf(expressionOf(known.ref)) !== plainGet(get)) return undefined;
  return known;
}

function rawProperty(get: string, { identifier, node, name }: DeclaredStep, want: RefType): Known {
  const path = get.slice(`Steps.${name}.`.length);
  const type = want === "scalar" ? "string" : want;
  const typed = type === "string" ? "" : `<${typeName(type)}>`;
  const ref = (node as StepNode & { readonly get: (path: string) => Known["ref"] }).get(path);
  return { ref: coded(ref, call(`${identifier}.get${typed}`, quoted(path))), type };
}

/** TypeScript knows the outputs of a processing job by their names; any other is an index. */
const isUnknownOutput = (list: PathSegment | undefined, segment: PathSegment): boolean =>
  list === "Outputs" && typeof segment === "string";

function describedProperty(
  segments: readonly PathSegment[],
  { identifier, node, shape }: DeclaredStep,
): Known | undefined {
  if (shape === undefined || !("properties" in node)) return undefined;
  let at: unknown = node.properties;
  let code: Code = member(identifier, "properties");
  let here: Shape | undefined = shape;
  for (const [index, segment] of segments.entries()) {
    const isMember = typeof segment === "string" && here?.kind === "object" && here.members.has(segment);
    if (!isMember && here?.kind === "object") return undefined;
    if (!isMember && isUnknownOutput(segments[index - 1], segment)) return undefined;
    here = shapeOf(here, segment);
    if (here === undefined) return undefined;
    at = isMember
      ? (at as Readonly<Record<string, unknown>>)[segment]
      : (at as { at: (key: PathSegment) => unknown }).at(segment);
    code = isMember
      ? member(code, String(segment))
      : call(
          { kind: "member", of: code, accessor: ".at" },
          typeof segment === "number" ? String(segment) : quoted(segment),
        );
  }
  if (here.kind !== "scalar" || !isRef(at)) return undefined;
  // The proxy makes a new ref each time. Times are texts.
  return { ref: coded(at, code), type: typeAt(here) ?? "string" };
}
