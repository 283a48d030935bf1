import ts from "typescript";
import { type Imported, importedBy, readModule, type SourceModule } from "./source-module.ts";

/** An operation of AWS's API. */
export interface Operation {
  /** Package of the client, such as `@aws-sdk/client-s3`. */
  readonly client: string;
  /** Such as `PutObject`. */
  readonly name: string;
}

/** What a function of a file can come to ask of AWS, by names: whatever it mentions, and what that mentions, on and on. */
export function operationsReached(path: string, name: string): readonly Operation[] {
  const seen = new Set<string>();
  const found = new Map<string, Operation>();
  const waiting: Imported[] = [{ from: path, name }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const key = `${at.from} ${at.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!at.from.startsWith("/")) {
      for (const operation of operationsOf(at)) found.set(`${operation.client} ${operation.name}`, operation);
      continue;
    }
    const module = moduleAt(at.from);
    const passed = module.passedOn.get(at.name);
    if (passed !== undefined) waiting.push(passed);
    const names = at.name === "*" ? [...module.declarations.keys()] : [at.name];
    for (const each of names) {
      const node = module.declarations.get(each);
      if (node !== undefined) waiting.push(...mentions(node, at.from, module));
    }
  }
  return [...found.values()].sort((a, b) => (`${a.client} ${a.name}` < `${b.client} ${b.name}` ? -1 : 1));
}

const modules = new Map<string, SourceModule>();

function moduleAt(path: string): SourceModule {
  const known = modules.get(path) ?? readModule(path);
  modules.set(path, known);
  return known;
}

/** The names that a declaration mentions as values, where they come from. */
function mentions(declaration: ts.Node, path: string, { declarations, imports }: SourceModule): Imported[] {
  const found: Imported[] = [];
  const bound = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    const specifier = importedBy(node);
    // Bound to names it is read where they are used; else all of it is meant.
    if (specifier?.startsWith(".") && !isBound(node))
      found.push({ from: new URL(specifier, `file://${path}`).pathname, name: "*" });
    if (ts.isIdentifier(node) && !bound.has(node)) {
      const imported = imports.get(node.text);
      if (imported !== undefined) found.push(imported);
      else if (declarations.has(node.text)) found.push({ from: path, name: node.text });
    }
    if (ts.isPropertyAccessExpression(node)) bound.add(node.name);
    if (ts.isPropertyAssignment(node)) bound.add(node.name);
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found;
}

/** Whether an import's names are taken out of it: `const { a } = await import(…)`, alone or in a list. */
function isBound(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isAwaitExpression(at) || ts.isArrayLiteralExpression(at) || ts.isCallExpression(at))
    at = at.parent;
  return ts.isVariableDeclaration(at);
}

/** What a name of a client's package asks: commands do one thing, paginators and waiters one again and again. */
function operationsOf({ from, name }: Imported): readonly Operation[] {
  if (!from.startsWith("@aws-sdk/client-")) return [];
  if (name === "*") throw new TypeError(`${from} is imported whole: nobody sees what it is asked.`);
  const [, operation] = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name)?.filter(Boolean) ?? [];
  if (operation !== undefined) return [{ client: from, name: operation }];
  if (name.startsWith("waitUntil")) throw new TypeError(`${name}: say here which operation it asks.`);
  return [];
}
