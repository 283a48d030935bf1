import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { Issue } from "@sagewright/core";
import { FunctionError } from "./function-error.ts";
import { functionReportMissing, functionReportOutside, functionReportUnknown } from "./issues.ts";
import type { FunctionManifest } from "./manifest.ts";
import { outputFolder } from "./ml-root.ts";
import { reportJson } from "./report-json.ts";

/** Writes each declared report that the function returned; all of them, or none when one is wrong. */
export function writeReports(manifest: FunctionManifest, returned: unknown, root: string): void {
  const values = new Map(typeof returned === "object" && returned !== null ? Object.entries(returned) : []);
  const declared = Object.entries(manifest.reports);
  if (declared.length === 0) return; // whatever a function without reports returns, nobody asked for it
  const issues: Issue[] = [];
  const files: { readonly path: string; readonly text: string }[] = [];

  for (const [name, { output, file }] of declared) {
    const folder = outputFolder(root, output);
    const path = resolve(folder, file);
    const value = values.get(name);
    if (!isBelow(outputFolder(root, ""), folder) || !isBelow(folder, path)) {
      issues.push(functionReportOutside(manifest, name, `${output}/${file}`));
    } else if (value === undefined) issues.push(functionReportMissing(manifest, name));
    else {
      const text = reportJson(manifest, name, value, issues);
      if (text !== undefined) files.push({ path, text });
    }
  }
  for (const name of values.keys()) {
    if (!Object.hasOwn(manifest.reports, name)) issues.push(functionReportUnknown(manifest, name));
  }
  if (issues.length > 0) throw new FunctionError(issues);
  for (const file of files) writeBeside(file.path, file.text);
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith("../") && !isAbsolute(way);
}

/** A killed process leaves the old file or the new one, never half of one. */
function writeBeside(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, `${text}\n`);
  renameSync(beside, path);
}
