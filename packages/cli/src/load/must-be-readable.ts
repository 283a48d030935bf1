import { access, constants, stat } from "node:fs/promises";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { pipelineFileMissing, pipelineFileUnreadable } from "../issues.ts";
import { DEFAULT_PIPELINE } from "./default-pipeline.ts";

/** Issues: PIPELINE_FILE_MISSING, PIPELINE_FILE_UNREADABLE. */
export async function mustBeReadable(argument: string, path: string): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory()) return await access(path, constants.R_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM")
      throw new SagewrightError([pipelineFileUnreadable(argument, "permission denied")]);
    const hint =
      argument === DEFAULT_PIPELINE
        ? "Name a pipeline file, or make a project with `sagewright init DIR`."
        : "Mend the path.";
    throw new SagewrightError([pipelineFileMissing(argument, "There is no such file.", hint)]);
  }
  const file = join(argument, DEFAULT_PIPELINE);
  throw new SagewrightError([pipelineFileMissing(argument, "This is a folder.", `Name the file: ${file}`)]);
}
