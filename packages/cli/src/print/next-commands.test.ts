import { expect, it } from "vitest";
import { nextCommands } from "./next-commands.ts";

it("names the pipeline and its state only where they are not the default", () => {
  expect(nextCommands("k3x9", { pipeline: "pipeline.ts" })).toEqual({
    logs: "sagewright runs logs k3x9",
    resume: "sagewright run --resume k3x9",
    again: "sagewright run",
  });
  expect(nextCommands("k3x9", { pipeline: "my pipeline.ts", stateDir: "it's" })).toEqual({
    logs: "sagewright runs logs k3x9 --pipeline 'my pipeline.ts' --state-dir 'it'\\''s'",
    resume: "sagewright run 'my pipeline.ts' --state-dir 'it'\\''s' --resume k3x9",
    again: "sagewright run 'my pipeline.ts' --state-dir 'it'\\''s'",
  });
});
