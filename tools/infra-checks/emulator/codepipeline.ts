import { isObject } from "../stack-json.ts";
import type { Supplement } from "./supplement.ts";

export function codePipeline(): Supplement {
  return {
    reason: "Tells a pipeline's times as texts.",
    operations: {
      "CodePipeline_20150709.GetPipeline": async (input, ask) => {
        const answer = await ask(input);
        const metadata = Object.entries(isObject(answer.metadata) ? answer.metadata : {}).map(
          ([name, value]) => [
            name,
            typeof value === "string" && !Number.isNaN(Date.parse(value)) ? Date.parse(value) / 1000 : value,
          ],
        );
        return { ...answer, metadata: Object.fromEntries(metadata) };
      },
    },
  };
}
