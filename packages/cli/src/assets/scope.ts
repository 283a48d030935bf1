import type { AnyNode, Pattern, VariableDeclaration } from "acorn";

/** The names that a pattern binds: of `{ a, b: [c = 1] }` a and c. */
export function boundNames(pattern: Pattern | null | undefined): string[] {
  if (pattern === null || pattern === undefined) return [];
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === "Property" ? property.value : property),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap(boundNames);
    case "RestElement":
      return boundNames(pattern.argument);
    case "AssignmentPattern":
      return boundNames(pattern.left);
    default:
      return [];
  }
}

/** What the statements of one block declare for that block. */
export function lexicalNames(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.type === "VariableDeclaration")
      return statement.kind === "var" ? [] : declaredNames(statement);
    if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") {
      return boundNames(statement.id);
    }
    return [];
  });
}

/** What `var` declares for a whole function, however deep in its blocks. */
export function varNames(node: AnyNode): string[] {
  if (node.type === "VariableDeclaration" && node.kind === "var") return declaredNames(node);
  if (isFunction(node) || node.type.startsWith("Class")) return [];
  return childrenOf(node).flatMap(varNames);
}

const declaredNames = (declaration: VariableDeclaration): string[] =>
  declaration.declarations.flatMap(({ id }) => boundNames(id));

export const isFunction = (node: AnyNode): boolean =>
  node.type === "FunctionDeclaration" ||
  node.type === "FunctionExpression" ||
  node.type === "ArrowFunctionExpression";

export const childrenOf = (node: AnyNode): AnyNode[] => Object.values(node).flat().filter(isNode);

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
