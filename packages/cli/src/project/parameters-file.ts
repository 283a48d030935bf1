import { readFile } from "node:fs/promises";
import { isJsonObject, nearest, parseJson } from "@sagewright/core";
import { projectParameters } from "@sagewright/core/project";
import { displayPath } from "../load/place.ts";
import { UsageError } from "../usage-error.ts";
import { projectFileInvalid } from "./issues.ts";

/** What a file says of a project. */
export interface FileParameters {
  readonly values: Readonly<Record<string, string>>;
  /** `churn.json:3` for the parameter of line 3. */
  readonly placeOf: (key: string) => string;
}

const KEYS = ["description", ...projectParameters.map(({ key }) => key).filter((key) => key !== "projectId")];

const EXAMPLE = `{ "projectName": "churn", "repositoryUrl": "https://github.com/acme/churn.git" }`;
const UNREADABLE: { readonly [code: string]: string } = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder.",
};

/**
 * Reads the parameters of a project from a JSON file: an object with the names of the form, all values texts.
 *
 * Issues: PROJECT_FILE_INVALID, and those of JSON.
 */
export async function readParametersFile(path: string): Promise<FileParameters> {
  const file = displayPath(path);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const reason = UNREADABLE[error.code ?? ""];
    if (reason === undefined) throw error;
    throw new UsageError([projectFileInvalid(file, reason, "Mend the path after --file.")]);
  });
  const parsed = parseJson(text);
  if (!parsed.ok) {
    throw new UsageError(
      parsed.issues.map((issue) => ({
        ...issue,
        path: [file, ...issue.path.filter(Boolean)],
        ...(issue.code === "JSON_SYNTAX" && { hint: `Correct the text there. Write it as ${EXAMPLE}.` }),
      })),
    );
  }
  if (!isJsonObject(parsed.value))
    throw new UsageError([projectFileInvalid(file, "This is no object.", `Write it as ${EXAMPLE}.`)]);
  const placeOf = (key: string): string => `${file}:${lineOf(text, key)}`;
  const issues = Object.entries(parsed.value).flatMap(([key, value]) => {
    if (!KEYS.includes(key)) {
      const near = nearest(key, KEYS);
      const hint = near === undefined ? `There are: ${KEYS.join(", ")}.` : `Did you mean ${near}?`;
      return [
        projectFileInvalid(
          placeOf(key),
          `${JSON.stringify(key.slice(0, 100))} is no parameter of a project.`,
          hint,
        ),
      ];
    }
    return typeof value === "string"
      ? []
      : [projectFileInvalid(placeOf(key), `${key} is no text.`, "Write its value in quotes.")];
  });
  if (issues.length > 0) throw new UsageError(issues);
  return { values: parsed.value as Readonly<Record<string, string>>, placeOf };
}

/** From 1. */
function lineOf(text: string, key: string): number {
  const written = JSON.stringify(key);
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1))
    if (/^\s*:/.test(text.slice(at + written.length))) return text.slice(0, at).split("\n").length;
  return 1;
}
