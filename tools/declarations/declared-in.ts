import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A type of a client, as text, with the names of other types that it uses. */
interface Declared {
  readonly text: string;
  readonly uses: ReadonlySet<string>;
}

/** Every type that the models of a client declare, by name; an enum's constant and type are one entry. */
export function declaredIn(client: string): ReadonlyMap<string, Declared> {
  const manifest = createRequire(import.meta.url).resolve(`${client}/package.json`);
  const folder = join(dirname(manifest), "dist-types", "models");
  const declared = new Map<string, Declared>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".d.ts"))) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(folder, file), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const statement of source.statements) {
      const name = nameOf(statement);
      if (name === undefined) continue;
      const before = declared.get(name);
      declared.set(name, {
        text: `${before === undefined ? "" : `${before.text}\n`}${statement.getFullText(source).trim()}`,
        uses: new Set([...(before?.uses ?? []), ...namesUsed(statement)]),
      });
    }
  }
  return declared;
}

function nameOf(statement: ts.Statement): string | undefined {
  if (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
    return statement.name.text;
  if (ts.isModuleDeclaration(statement)) return statement.name.text;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  return declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}

function namesUsed(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const parameters = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) names.add(child.typeName.text);
    if (ts.isTypeParameterDeclaration(child)) parameters.add(child.name.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return new Set([...names].filter((name) => !parameters.has(name)));
}

/** The named types and all that these use; throws where one is declared nowhere. */
export function copyOf(names: Iterable<string>, declared: ReadonlyMap<string, Declared>): string {
  const taken = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (taken.has(name) || GLOBAL.has(name)) continue;
    const found = declared.get(name);
    if (found === undefined) throw new TypeError(`No model declares ${name}.`);
    taken.set(name, found.text);
    waiting.push(...found.uses);
  }
  return [...taken.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n");
}

const GLOBAL = new Set(["Date", "Record", "Uint8Array", "Promise", "Partial", "Omit"]);
