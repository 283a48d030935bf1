import { readFile } from "node:fs/promises";
import {
  formatIssuePath,
  type Issue,
  isJsonObject,
  type JsonObject,
  parseJson,
  SagewrightError,
} from "@sagewright/core";
import { stubFileInvalid } from "./issues.ts";

/**
 * The properties that stand in for steps, from the files that `--stub` names.
 *
 * Issues: STUB_FILE_INVALID.
 */
export async function readStubs(
  files: Readonly<Record<string, string>>,
): Promise<Record<string, JsonObject>> {
  const stubs: Record<string, JsonObject> = {};
  const issues: Issue[] = [];
  for (const [step, file] of Object.entries(files)) {
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error);
    if (text instanceof Error) {
      issues.push(
        stubFileInvalid(
          step,
          `The file ${file} cannot be read: ${text.code === "ENOENT" ? "it is not there" : text.message}.`,
        ),
      );
      continue;
    }
    const parsed = parseJson(text);
    if (!parsed.ok) {
      issues.push(
        ...parsed.issues.map(({ path, message }) =>
          stubFileInvalid(step, `${file} at ${formatIssuePath(path)}: ${message}`),
        ),
      );
    } else if (!isJsonObject(parsed.value))
      issues.push(stubFileInvalid(step, `${file} does not hold a JSON object.`));
    else stubs[step] = parsed.value;
  }
  if (issues.length > 0) throw new SagewrightError(issues);
  return stubs;
}
