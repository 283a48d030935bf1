/**
 * Node says that reading TypeScript and SQLite are new, of which a user of sagewright can do nothing, that a package.json
 * names no type of module, which does no harm, and that a file is no CommonJS, which an issue says with its place.
 */
export function quietExpectedWarnings(): void {
  const printers = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (!isExpected(warning)) for (const print of printers) print(warning);
  });
}

const NEW_IN_NODE = /Type Stripping|stripTypeScriptTypes|SQLite/i;
const KIND_OF_MODULE = /^Failed to load the ES module: |^Module type of \S+ is not specified/;

const isExpected = ({ name, message }: Error): boolean =>
  KIND_OF_MODULE.test(message) || (name === "ExperimentalWarning" && NEW_IN_NODE.test(message));
