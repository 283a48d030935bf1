/**
 * Node says that reading TypeScript and SQLite are new, of which a user of sagewright can do nothing, that a package.json
 * names no type of module, which does no harm, and that a file is no CommonJS, which an issue says with its place.
 */
export function quietExpectedWarnings(): void {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!isExpected(warning, rest)) Reflect.apply(emit, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
}

const NEW_IN_NODE = /Type Stripping|stripTypeScriptTypes|SQLite/i;
const KIND_OF_MODULE = /^Failed to load the ES module: |^Module type of \S+ is not specified/;

function isExpected(warning: string | Error, [option]: readonly unknown[]): boolean {
  const text = typeof warning === "string" ? warning : warning.message;
  return (
    KIND_OF_MODULE.test(text) || (typeOf(warning, option) === "ExperimentalWarning" && NEW_IN_NODE.test(text))
  );
}

function typeOf(warning: string | Error, option: unknown): unknown {
  if (typeof option === "string") return option;
  if (typeof option === "object" && option !== null && "type" in option) return option.type;
  return typeof warning === "string" ? undefined : warning.name;
}
