import { z } from "zod";

const stack = {
  outDir: z.string().describe("Folder of the stack."),
  files: z.array(z.string()).describe("Names of the files, sorted."),
  config: z.string().optional().describe("The config file that was read."),
};

/** `sagewright catalog synth --json` */
export const catalogSynthDocument = z.strictObject({
  ...stack,
  bundleSha256: z.string().describe("Of the bundle that the runner of projects works with."),
  templateSha256: z.string().describe("Of the template that Studio shows."),
});
export type CatalogSynthDocument = z.infer<typeof catalogSynthDocument>;

/** `sagewright project synth --json` */
export const projectSynthDocument = z.strictObject({
  ...stack,
  parameters: z
    .record(z.string(), z.string())
    .describe("Parameters of the project, by their names in a form."),
});
export type ProjectSynthDocument = z.infer<typeof projectSynthDocument>;
