import type { AnyNode, ImportDeclaration, Program, VariableDeclaration } from "acorn";
import { freeNames } from "./free-names.ts";
import { boundNames } from "./scope.ts";

/** A top-level piece of a module that is kept or dropped as a whole. */
export interface ModuleItem {
  readonly kind: "import" | "declaration" | "effect";
  /** What it binds. */
  readonly names: readonly string[];
  /** What it takes from the rest of the module. */
  readonly uses: ReadonlySet<string>;
  /** The whole statement. */
  readonly statement: AnyNode;
  /** The piece itself: the statement without `export`, one declarator of several, or one specifier of an import. */
  readonly node: AnyNode;
}

const NONE: ReadonlySet<string> = new Set();

/** The pieces of a module in written order. What only exports is none of them. */
export function moduleItems(program: Program): ModuleItem[] {
  return program.body.flatMap((statement): ModuleItem[] => {
    switch (statement.type) {
      case "ImportDeclaration":
        return importItems(statement);
      case "ExportAllDeclaration":
        return [];
      case "ExportNamedDeclaration":
        return statement.declaration ? declarationItems(statement, statement.declaration) : [];
      case "ExportDefaultDeclaration": {
        const { declaration } = statement;
        const named = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
        return named && declaration.id
          ? [itemOf("declaration", boundNames(declaration.id), statement, declaration)]
          : [];
      }
      default:
        return declarationItems(statement, statement);
    }
  });
}

function importItems(statement: ImportDeclaration): ModuleItem[] {
  if (statement.specifiers.length === 0) {
    return [{ kind: "effect", names: [], uses: NONE, statement, node: statement }];
  }
  return statement.specifiers.map((node) => ({
    kind: "import",
    names: [node.local.name],
    uses: NONE,
    statement,
    node,
  }));
}

function declarationItems(statement: AnyNode, node: AnyNode): ModuleItem[] {
  if (node.type === "VariableDeclaration") return variableItems(statement, node);
  if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") {
    return [itemOf("declaration", boundNames(node.id), statement, node)];
  }
  return [itemOf("effect", [], statement, node)];
}

const variableItems = (statement: AnyNode, { declarations }: VariableDeclaration): ModuleItem[] =>
  declarations.map((declarator) => itemOf("declaration", boundNames(declarator.id), statement, declarator));

const itemOf = (
  kind: ModuleItem["kind"],
  names: readonly string[],
  statement: AnyNode,
  node: AnyNode,
): ModuleItem => ({
  kind,
  names,
  uses: freeNames(node),
  statement,
  node,
});
