import { COMMAND_DOCUMENTS, type CommandDocument, issuesDocument } from "../src/documents.ts";

const BY_COMMAND: { readonly [command: string]: readonly CommandDocument[] } = COMMAND_DOCUMENTS;

/** What is wrong with what a command has printed with `--json`, by the schemas of its documents. */
export function documentFault(argv: readonly string[], stdout: string): string | undefined {
  if (!argv.includes("--json") || argv.includes("--help") || stdout === "") return undefined;
  const words = argv.filter((word) => !word.startsWith("-"));
  const schemas = BY_COMMAND[words.slice(0, 2).join(" ")] ?? BY_COMMAND[words[0] ?? ""];
  // TypeScript is what `import` prints; with --json its issues alone are a document.
  if (schemas === undefined || (words[0] === "import" && !argv.includes("--out"))) return undefined;
  const document: unknown = parsed(stdout);
  if (document === undefined)
    return `${argv.join(" ")}: this is not one JSON document: ${stdout.slice(0, 500)}`;
  const tried = [...schemas.map(({ schema }) => schema), issuesDocument].map((schema) =>
    schema.safeParse(document),
  );
  if (tried.some(({ success }) => success)) return undefined;
  return `${argv.join(" ")}: not as its schema has it: ${tried.map(({ error }) => error?.message).join("\n")}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
