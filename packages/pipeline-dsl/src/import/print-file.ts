import { type Code, namesIn, visible } from "./code.ts";
import { LINE_WIDTH, printCode, printValue } from "./print-code.ts";

/** A statement of the file: a const, or without an identifier the default export. */
export interface Statement {
  readonly identifier?: string;
  readonly code: Code;
  /** Left out when nothing names it. */
  readonly isOptional?: boolean;
  /** Lines of comment above it. */
  readonly comments?: readonly string[];
}

/** What a written file may import. */
export const LANGUAGE = [
  "and",
  "defineParams",
  "equals",
  "execution",
  "experiment",
  "greaterThan",
  "greaterThanOrEqualTo",
  "isIn",
  "join",
  "jsonFile",
  "lessThan",
  "lessThanOrEqualTo",
  "not",
  "notEquals",
  "or",
  "param",
  "pipeline",
  "rawCondition",
  "refTo",
  "report",
  "s3Uri",
  "step",
  "text",
] as const;
const TYPES: readonly string[] = ["Ref", "S3Uri"];

export function printFile(all: readonly Statement[]): string {
  const statements = withoutUnused(all);
  const used = new Set<string>();
  for (const { code } of statements) namesIn(code, used);
  const names = [
    ...LANGUAGE.filter((name) => used.has(name)),
    ...TYPES.filter((name) => used.has(name)).map((name) => `type ${name}`),
  ];
  const sorted = names.sort((one, other) => plain(one).localeCompare(plain(other), "en"));
  const imports = [
    importLine(sorted, "@sagewright/pipeline-dsl"),
    ...(used.has("z") ? ['import { z } from "zod";'] : []),
  ];
  return `${imports.join("\n")}\n\n${statements.map(statementText).join("\n")}`;
}

/** What a step turned out not to need. Statements are used by those below them only. */
function withoutUnused(statements: readonly Statement[]): readonly Statement[] {
  const used = new Set<string>();
  const kept = statements.toReversed().filter(({ identifier, isOptional, code }) => {
    if (isOptional && identifier !== undefined && !used.has(identifier)) return false;
    namesIn(code, used);
    return true;
  });
  return kept.reverse();
}

const plain = (name: string): string => name.replace(/^type /, "");

function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(", ")} } from "${from}";`;
  if (line.length <= LINE_WIDTH) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from "${from}";`;
}

function statementText({ identifier, code, comments = [] }: Statement): string {
  const above = comments.map((line) => `// ${visible(line)}\n`).join("");
  if (identifier === undefined) return `${above}export default ${printCode(code, 0, 15)};\n`;
  return `${above}const ${identifier} =${printValue(code, 0, identifier.length + 8)};\n`;
}
