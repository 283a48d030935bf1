import type { AnyNode, ImportDeclaration, Program, VariableDeclaration } from "acorn";
import MagicString from "magic-string";
import { type FoundFunction, findFunction } from "./find-function.ts";
import { freeNames } from "./free-names.ts";
import { type ModuleItem, moduleItems } from "./module-items.ts";

/** What the cut-out module exports the function as. */
export const CUT_EXPORT = "sagewrightRun";

/**
 * A module reduced to the function of one step and the top-level pieces that it needs, in their order, so that its text
 * does not change with the rest of the file. Nothing when the function cannot be cut out.
 */
export function cutFunction(source: string, program: Program, stepName: string): MagicString | undefined {
  const found = findFunction(program, stepName);
  if (found === undefined) return undefined;
  const items = moduleItems(program).filter(
    (item) => item.kind !== "effect" || item.statement !== found.statement,
  );
  const kept = neededItems(items, freeNames(found.property.value));
  // The function needs the step that it belongs to, or a neighbour in the same statement: there is nothing to cut.
  if (items.some((item) => item.statement === found.statement && kept.has(item))) return undefined;

  const text = new MagicString(source);
  for (const statement of program.body) {
    if (statement === found.statement) exportRun(text, found);
    else
      reduce(
        text,
        statement,
        items.filter((item) => item.statement === statement),
        kept,
      );
  }
  return text;
}

/** Everything reached from the names, and the statements that do something to what is reached. */
function neededItems(items: readonly ModuleItem[], names: ReadonlySet<string>): ReadonlySet<ModuleItem> {
  const wanted = new Set(names);
  const ofDsl = new Set(items.filter(isOfDsl).flatMap(({ names: bound }) => bound));
  const bound = new Set(items.flatMap((item) => item.names));
  const kept = new Set<ModuleItem>();
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    for (const item of items) {
      const reached =
        item.kind === "effect"
          ? touches(item, wanted, bound, ofDsl)
          : item.names.some((name) => wanted.has(name));
      if (!reached || kept.has(item)) continue;
      kept.add(item);
      for (const name of item.uses) wanted.add(name);
    }
  }
  return kept;
}

/**
 * An import for its effect counts for every function. Other statements count where they mention something needed, unless
 * they use the DSL: then they build the pipeline.
 */
function touches(
  { node, uses }: ModuleItem,
  wanted: ReadonlySet<string>,
  bound: ReadonlySet<string>,
  ofDsl: ReadonlySet<string>,
): boolean {
  if (node.type === "ImportDeclaration") return true;
  const names = [...uses];
  return !names.some((name) => ofDsl.has(name)) && names.some((name) => bound.has(name) && wanted.has(name));
}

const isOfDsl = ({ statement }: ModuleItem): boolean =>
  statement.type === "ImportDeclaration" && String(statement.source.value).startsWith("@sagewright/");

/** Written as a member called `run`, so that a function without a name of its own gets that one. */
function exportRun(text: MagicString, { statement, property }: FoundFunction): void {
  const node = property.method ? property : property.value;
  text.overwrite(
    statement.start,
    node.start,
    `export const ${CUT_EXPORT}=({${property.method ? "" : "run:"}`,
  );
  text.overwrite(node.end, statement.end, "}).run;");
}

function reduce(
  text: MagicString,
  statement: AnyNode,
  items: readonly ModuleItem[],
  kept: ReadonlySet<ModuleItem>,
): void {
  const mine = items.filter((item) => kept.has(item));
  const [first] = mine;
  if (first === undefined) {
    text.remove(statement.start, statement.end);
    return;
  }
  if (statement.type === "ImportDeclaration") {
    if (mine.length < items.length)
      text.overwrite(statement.start, statement.end, importText(text.original, statement, mine));
    return;
  }
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declaration?.type === "VariableDeclaration") {
    reduceVariables(text, statement, declaration, mine);
    return;
  }
  if (first.node.start > statement.start) text.remove(statement.start, first.node.start);
  // What ended this statement, a newline or an empty statement, may be gone.
  text.appendLeft(statement.end, ";");
}

function reduceVariables(
  text: MagicString,
  statement: AnyNode,
  declaration: VariableDeclaration,
  mine: readonly ModuleItem[],
): void {
  let end = statement.start;
  for (const { node } of mine) {
    text.overwrite(end, node.start, `${end === statement.start ? "" : ";"}${declaration.kind} `);
    end = node.end;
  }
  if (end < statement.end) text.overwrite(end, statement.end, ";");
}

function importText(source: string, statement: ImportDeclaration, kept: readonly ModuleItem[]): string {
  const textOf = (node: AnyNode): string => source.slice(node.start, node.end);
  const named = kept.filter(({ node }) => node.type === "ImportSpecifier").map(({ node }) => textOf(node));
  const others = kept.filter(({ node }) => node.type !== "ImportSpecifier").map(({ node }) => textOf(node));
  const clause = [...others, ...(named.length > 0 ? [`{${named.join(",")}}`] : [])].join(",");
  return `import ${clause} from ${source.slice(statement.source.start, statement.end)}`;
}
