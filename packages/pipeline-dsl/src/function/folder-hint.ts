import { existsSync, readdirSync } from "node:fs";
import type { FunctionManifest } from "./manifest.ts";
import { inputFolder } from "./ml-root.ts";

/** What to do where a folder was read as a file: an input that was given as one file arrives as the folder that holds it. */
export function folderHint(error: unknown, { inputs }: FunctionManifest, root: string): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "EISDIR") return undefined;
  const examples = Object.keys(inputs)
    .filter((name) => inputs[name] === "path")
    .flatMap((name) => {
      const [file] = filesIn(inputFolder(root, name));
      return file === undefined ? [] : [`\`\${inputs${memberText(name)}}/${file}\``];
    });
  if (examples.length === 0) return undefined;
  return `hint: An input of files is a folder, also where one file was given. Read ${examples.join(", ")}.`;
}

const memberText = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    : [];
