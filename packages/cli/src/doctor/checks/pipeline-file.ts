import { existsSync } from "node:fs";
import { isError, SagewrightError } from "@sagewright/core";
import { displayPath } from "../../load/place.ts";
import { prepare } from "../../load/prepare.ts";
import { commandText } from "../../print/next-commands.ts";
import { type Check, fault, ok, warning } from "../check.ts";

export const pipelineFile: Check = {
  name: "pipeline",
  neededFor: "run",
  async find({ pipeline }) {
    const file = displayPath(pipeline);
    if (!existsSync(pipeline))
      return [
        warning(
          `There is no ${file} here.`,
          "Go to the folder of a project, name its file with --pipeline, or make one: sagewright init DIR",
        ),
      ];
    try {
      const { definition } = await prepare(pipeline, "local");
      return [ok(`${file}: ${definition.Steps.length} steps, no errors`)];
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      const count = error.issues.filter(isError).length;
      return [
        fault(
          `${file} has ${count} ${count === 1 ? "error" : "errors"}.`,
          `See them: ${commandText("sagewright", "check", file)}`,
        ),
      ];
    }
  },
};
