import { fileURLToPath } from "node:url";

/** The program and its first arguments that start this command line again, whatever folder it is started in. */
export interface OwnCommand {
  readonly node: string;
  readonly flags: readonly string[];
  /** Absolute path. */
  readonly script: string;
}

/** As it runs now: from a checkout's sources, or as it was built and installed. */
export function ownCommand(): OwnCommand {
  const here = fileURLToPath(import.meta.url);
  const node = process.execPath;
  if (here.endsWith(".ts")) {
    const script = fileURLToPath(new URL("./main.ts", import.meta.url));
    return { node, flags: ["--conditions=@sagewright/source"], script };
  }
  // One folder below the package, when built.
  return { node, flags: [], script: fileURLToPath(new URL("../bin/sagewright.js", import.meta.url)) };
}
