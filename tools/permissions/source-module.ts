import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import ts from "typescript";

/** A name of another module: a file of ours by its path, or a package. */
export interface Imported {
  readonly from: string;
  /** `*` for all that the module exports. */
  readonly name: string;
}

/** What a file declares at its top, and what it takes from others; dynamic imports are as good as static ones. */
export interface SourceModule {
  readonly declarations: ReadonlyMap<string, ts.Node>;
  readonly imports: ReadonlyMap<string, Imported>;
  /** Names that it passes on from other modules. */
  readonly passedOn: ReadonlyMap<string, Imported>;
}

/** Reads a file; it is parsed, and not type-checked: a name stands for whatever has it in the file. */
export function readModule(path: string): SourceModule {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const declarations = new Map<string, ts.Node>();
  const imports = new Map<string, Imported>();
  const passedOn = new Map<string, Imported>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(path, statement, imports);
    else if (ts.isExportDeclaration(statement)) readExport(path, statement, passedOn);
    else for (const name of namesDeclared(statement)) declarations.set(name, statement);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined)
      readDynamicImport(path, node.name, node.initializer, imports);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { declarations, imports, passedOn };
}

function readImport(path: string, statement: ts.ImportDeclaration, imports: Map<string, Imported>): void {
  const clause = statement.importClause;
  if (clause === undefined || clause.isTypeOnly || !ts.isStringLiteral(statement.moduleSpecifier)) return;
  const from = fromOf(path, statement.moduleSpecifier.text);
  if (clause.name !== undefined) imports.set(clause.name.text, { from, name: "default" });
  const named = clause.namedBindings;
  if (named === undefined) return;
  if (ts.isNamespaceImport(named)) imports.set(named.name.text, { from, name: "*" });
  else
    for (const { isTypeOnly, name, propertyName } of named.elements)
      if (!isTypeOnly) imports.set(name.text, { from, name: (propertyName ?? name).text });
}

function readExport(path: string, statement: ts.ExportDeclaration, passedOn: Map<string, Imported>): void {
  if (statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return;
  const from = fromOf(path, statement.moduleSpecifier.text);
  const clause = statement.exportClause;
  if (clause === undefined || !ts.isNamedExports(clause)) return;
  for (const { name, propertyName } of clause.elements)
    passedOn.set(name.text, { from, name: (propertyName ?? name).text });
}

/** `const { a } = await import("b")`, and the same in a list of `await Promise.all([…])`. */
function readDynamicImport(
  path: string,
  binding: ts.BindingName,
  initializer: ts.Expression,
  imports: Map<string, Imported>,
): void {
  const expression = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (ts.isArrayBindingPattern(binding)) {
    const list = ts.isCallExpression(expression) ? expression.arguments[0] : undefined;
    if (list === undefined || !ts.isArrayLiteralExpression(list)) return;
    binding.elements.forEach((element, index) => {
      const item = list.elements[index];
      if (ts.isBindingElement(element) && item !== undefined)
        readDynamicImport(path, element.name, item, imports);
    });
    return;
  }
  const specifier = importedBy(expression);
  if (specifier === undefined) return;
  const from = fromOf(path, specifier);
  if (ts.isIdentifier(binding)) imports.set(binding.text, { from, name: "*" });
  else
    for (const { name, propertyName } of binding.elements)
      if (ts.isIdentifier(name))
        imports.set(name.text, {
          from,
          name: propertyName === undefined ? name.text : propertyName.getText(),
        });
}

/** The module of an `import("…")`; undefined for any other expression. */
export function importedBy(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [specifier] = node.arguments;
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

const fromOf = (path: string, specifier: string): string =>
  specifier.startsWith(".") ? resolve(dirname(path), specifier) : specifier;

function namesDeclared(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [statement.name.text];
  return ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.flatMap(({ name }) => namesBound(name))
    : [];
}

const namesBound = (binding: ts.BindingName): readonly string[] =>
  ts.isIdentifier(binding)
    ? [binding.text]
    : binding.elements.flatMap((element) => (ts.isBindingElement(element) ? namesBound(element.name) : []));
