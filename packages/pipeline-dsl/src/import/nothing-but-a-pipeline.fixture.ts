import ts from "typescript";
import { LANGUAGE } from "./print-file.ts";

const MODULES: ReadonlySet<string> = new Set(["@sagewright/pipeline-dsl", "zod"]);
/** Functions of values: of a const, or of what it has. */
const READS: ReadonlySet<string> = new Set(["get", "at"]);
const NAMESPACES: ReadonlySet<string> = new Set(["step", "param", "z"]);
const FUNCTIONS: ReadonlySet<string> = new Set(LANGUAGE);

/**
 * What a source has that no written pipeline needs: it may import the language and zod, name what their functions return, and
 * export one of those. Functions, assignments, conditions, unknown names, and comments of another form have no place in it.
 */
export function surplusIn(source: string): readonly string[] {
  const file = ts.createSourceFile("written.ts", source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const surplus: string[] = [];
  const names = new Set(["undefined"]);
  const refuse = (node: ts.Node): void => {
    surplus.push(`${ts.SyntaxKind[node.kind]}: ${node.getText(file)}`);
  };
  const { parseDiagnostics: faults = [] } = file as { readonly parseDiagnostics?: readonly ts.Diagnostic[] };
  for (const { messageText } of faults) surplus.push(ts.flattenDiagnosticMessageText(messageText, " "));

  const isCallable = (callee: ts.Expression): boolean => {
    if (ts.isIdentifier(callee)) return FUNCTIONS.has(callee.text);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    const of = callee.expression;
    return READS.has(callee.name.text) || (ts.isIdentifier(of) && NAMESPACES.has(of.text));
  };
  const visitKey = (key: ts.PropertyName): void => {
    if (ts.isComputedPropertyName(key)) visit(key.expression);
    else if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) refuse(key);
  };
  const visitMember = (member: ts.ObjectLiteralElementLike): void => {
    if (ts.isPropertyAssignment(member)) {
      visitKey(member.name);
      visit(member.initializer);
    } else if (ts.isShorthandPropertyAssignment(member)) visit(member.name);
    else if (ts.isSpreadAssignment(member)) visit(member.expression);
    else refuse(member);
  };
  const visit = (node: ts.Expression): void => {
    if (LITERALS.has(node.kind)) return;
    if (ts.isIdentifier(node)) {
      if (!names.has(node.text)) refuse(node);
    } else if (ts.isPropertyAccessExpression(node)) visit(node.expression);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
      visit(node.expression);
    else if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) return;
    else if (ts.isAsExpression(node) && TYPES.has(node.type.getText(file))) visit(node.expression);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(visit);
    else if (ts.isObjectLiteralExpression(node)) node.properties.forEach(visitMember);
    else if (ts.isCallExpression(node) && isCallable(node.expression)) {
      visit(node.expression);
      node.arguments.forEach(visit);
      for (const type of node.typeArguments ?? []) if (!TYPE_ARGUMENTS.has(type.getText(file))) refuse(type);
    } else if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag)) {
      visit(node.tag);
      if (ts.isTemplateExpression(node.template))
        for (const { expression } of node.template.templateSpans) visit(expression);
    } else refuse(node);
  };

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings;
      if (
        !MODULES.has(statement.moduleSpecifier.text) ||
        bindings === undefined ||
        !ts.isNamedImports(bindings)
      )
        refuse(statement);
      else for (const { name } of bindings.elements) names.add(name.text);
    } else if (ts.isVariableStatement(statement) && statement.declarationList.flags & ts.NodeFlags.Const) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer === undefined || !ts.isIdentifier(name)) refuse(statement);
        else {
          visit(initializer);
          names.add(name.text);
        }
      }
    } else if (ts.isExportAssignment(statement)) visit(statement.expression);
    else refuse(statement);
  }
  return [...surplus, ...commentsIn(file).filter((comment) => !COMMENT.test(comment))];
}

const LITERALS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);
const TYPE_ARGUMENTS: ReadonlySet<string> = new Set(["S3Uri", "string", "number", "boolean"]);
const TYPES: ReadonlySet<string> = new Set(["never", ...[...TYPE_ARGUMENTS].map((type) => `Ref<${type}>`)]);
const COMMENT = /^\/\/ Reads ("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'), which does not stand above\.$/;

/** The lines of all comments. */
function commentsIn(file: ts.SourceFile): readonly string[] {
  const comments: string[] = [];
  const walk = (node: ts.Node): void => {
    const children = node.getChildren(file);
    for (const child of children) walk(child);
    if (children.length > 0) return;
    const between = file.text.slice(node.getFullStart(), node.getStart(file)).trim();
    if (between !== "") comments.push(...between.split("\n"));
  };
  walk(file);
  return comments;
}
