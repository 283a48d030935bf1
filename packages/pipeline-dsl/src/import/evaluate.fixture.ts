import { stripTypeScriptTypes } from "node:module";
import { z } from "zod";
import * as language from "../index.ts";
import type { Pipeline } from "../pipeline.ts";

/** Runs a written file, as importing it would. */
export function evaluate(source: string): Pipeline {
  const plain = stripTypeScriptTypes(source)
    .replace(/^import \{([^}]*)\} from "@sagewright\/pipeline-dsl";/m, "const {$1} = language;")
    .replace(/^import \{ z \} from "zod";/m, "")
    .replace(/^export default /m, "return ");
  return new Function("language", "z", `"use strict";\n${plain}`)(language, z);
}
