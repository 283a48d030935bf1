import type { AnyNode, CallExpression, Program, Property } from "acorn";
import { childrenOf, isFunction } from "./scope.ts";

const DSL = "@sagewright/pipeline-dsl";

/** The property `run` of a `step.fn("Name", { run: … })`, and the top-level statement that it stands in. */
export interface FoundFunction {
  readonly statement: AnyNode;
  readonly property: Property;
}

/**
 * Where a module writes the function of a step. Nothing when it is written in a way that cannot be cut out: inside a
 * function, under a computed name, with props from elsewhere, or twice.
 */
export function findFunction(program: Program, stepName: string): FoundFunction | undefined {
  const isStepObject = stepObjectTest(program);
  const found = program.body.flatMap((statement) =>
    callsIn(statement)
      .filter((call) => isFunctionStep(call, isStepObject) && textOf(call.arguments[0]) === stepName)
      .map((call) => ({ statement, property: runOf(call) })),
  );
  const [only] = found;
  return found.length === 1 && only?.property !== undefined
    ? { statement: only.statement, property: only.property }
    : undefined;
}

/** Calls that run once, as the module is loaded: not those inside of functions. */
function callsIn(node: AnyNode): CallExpression[] {
  if (isFunction(node) || node.type === "BlockStatement" || node.type.startsWith("Class")) return [];
  const own = node.type === "CallExpression" ? [node] : [];
  return [...own, ...childrenOf(node).flatMap(callsIn)];
}

function isFunctionStep({ callee }: CallExpression, isStepObject: (node: AnyNode) => boolean): boolean {
  return callee.type === "MemberExpression" && memberName(callee) === "fn" && isStepObject(callee.object);
}

/** `step`, by whatever name the module imports it, or `dsl.step` of a namespace. */
function stepObjectTest(program: Program): (node: AnyNode) => boolean {
  const steps = new Set<string>();
  const namespaces = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || statement.source.value !== DSL) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") namespaces.add(specifier.local.name);
      else if (specifier.type === "ImportSpecifier" && nameOf(specifier.imported) === "step")
        steps.add(specifier.local.name);
    }
  }
  return (node) =>
    node.type === "Identifier"
      ? steps.has(node.name)
      : node.type === "MemberExpression" &&
        memberName(node) === "step" &&
        node.object.type === "Identifier" &&
        namespaces.has(node.object.name);
}

function runOf(call: CallExpression): Property | undefined {
  const props = call.arguments[1];
  if (props?.type !== "ObjectExpression") return undefined;
  const properties = props.properties.filter((property) => property.type === "Property");
  if (properties.length !== props.properties.length) return undefined;
  if (properties.some(({ computed }) => computed)) return undefined;
  const runs = properties.filter(({ key }) => nameOf(key) === "run");
  return runs.length === 1 && runs[0]?.kind === "init" ? runs[0] : undefined;
}

function memberName(node: AnyNode): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  return node.computed ? textOf(node.property) : nameOf(node.property);
}

function nameOf(node: AnyNode): string | undefined {
  return node.type === "Identifier" ? node.name : textOf(node);
}

function textOf(node: AnyNode | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
