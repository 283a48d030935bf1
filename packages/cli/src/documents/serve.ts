import { z } from "zod";

/** What `serve --json` prints as soon as it is ready, in one line. */
export const serveDocument = z.strictObject({
  endpoint: z.url(),
  stateDir: z.string().describe("The folder of the runs."),
});

export type ServeDocument = z.infer<typeof serveDocument>;
