import type { AnyNode, Function as FunctionNode, Pattern } from "acorn";
import { boundNames, childrenOf, lexicalNames, varNames } from "./scope.ts";

type Scope = ReadonlySet<string>;

/** The names that a piece of code takes from outside itself, globals included. */
export function freeNames(node: AnyNode): ReadonlySet<string> {
  const free = new Set<string>();
  visit(node, new Set(), free);
  return free;
}

function visit(node: AnyNode | null | undefined, scope: Scope, free: Set<string>): void {
  if (node === null || node === undefined) return;
  const all = (nodes: readonly (AnyNode | null | undefined)[], inner: Scope = scope): void => {
    for (const each of nodes) visit(each, inner, free);
  };
  switch (node.type) {
    case "Identifier":
      if (!scope.has(node.name)) free.add(node.name);
      return;
    case "MemberExpression":
      all([node.object, node.computed ? node.property : undefined]);
      return;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      all([node.computed ? node.key : undefined, node.value]);
      return;
    case "LabeledStatement":
      visit(node.body, scope, free);
      return;
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
      return;
    case "VariableDeclarator":
      visitBinding(node.id, scope, free);
      visit(node.init, scope, free);
      return;
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      visitFunction(node, scope, free);
      return;
    case "ClassDeclaration":
    case "ClassExpression":
      all([node.superClass, node.body], inside(scope, boundNames(node.id)));
      return;
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
      all(
        node.body,
        inside(scope, [
          ...lexicalNames(node.body),
          ...(node.type === "BlockStatement" ? [] : varNames(node)),
        ]),
      );
      return;
    case "ForStatement":
      all([node.init, node.test, node.update, node.body], inside(scope, headNames(node.init)));
      return;
    case "ForInStatement":
    case "ForOfStatement":
      all([node.left, node.right, node.body], inside(scope, headNames(node.left)));
      return;
    case "SwitchStatement":
      visit(node.discriminant, scope, free);
      all(node.cases, inside(scope, lexicalNames(node.cases.flatMap(({ consequent }) => consequent))));
      return;
    case "CatchClause": {
      const inner = inside(scope, boundNames(node.param));
      if (node.param) visitBinding(node.param, inner, free);
      visit(node.body, inner, free);
      return;
    }
    default:
      all(childrenOf(node));
      return;
  }
}

function visitFunction(node: FunctionNode, scope: Scope, free: Set<string>): void {
  const own = [
    ...boundNames(node.id),
    ...node.params.flatMap(boundNames),
    ...varNames(node.body),
    ...(node.type === "ArrowFunctionExpression" ? [] : ["arguments"]),
  ];
  const inner = inside(scope, own);
  for (const parameter of node.params) visitBinding(parameter, inner, free);
  visit(node.body, inner, free);
}

/** Of a binding only the defaults and computed keys use names. */
function visitBinding(pattern: Pattern, scope: Scope, free: Set<string>): void {
  switch (pattern.type) {
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") visitBinding(property.argument, scope, free);
        else {
          if (property.computed) visit(property.key, scope, free);
          visitBinding(property.value, scope, free);
        }
      }
      return;
    case "ArrayPattern":
      for (const element of pattern.elements) if (element !== null) visitBinding(element, scope, free);
      return;
    case "RestElement":
      visitBinding(pattern.argument, scope, free);
      return;
    case "AssignmentPattern":
      visitBinding(pattern.left, scope, free);
      visit(pattern.right, scope, free);
      return;
    default:
      return;
  }
}

const headNames = (head: AnyNode | null | undefined): string[] => (head ? lexicalNames([head]) : []);

const inside = (scope: Scope, names: readonly string[]): Scope =>
  names.length === 0 ? scope : new Set([...scope, ...names]);
