import { z } from "zod";

/** `sagewright init --json` */
export const initDocument = z.strictObject({
  directory: z.string().describe("Absolute path of the new project."),
  template: z.string(),
});
export type InitDocument = z.infer<typeof initDocument>;
