/** Node says that reading TypeScript and SQLite are new; a user of sagewright can do nothing about it. */
export function quietExpectedWarnings(): void {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!isExpected(warning, rest)) Reflect.apply(emit, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
}

function isExpected(warning: string | Error, [option]: readonly unknown[]): boolean {
  const text = typeof warning === "string" ? warning : warning.message;
  const type =
    typeof option === "string"
      ? option
      : typeof option === "object" && option !== null && "type" in option
        ? option.type
        : typeof warning === "string"
          ? undefined
          : warning.name;
  return type === "ExperimentalWarning" && /Type Stripping|stripTypeScriptTypes|SQLite/i.test(text);
}
