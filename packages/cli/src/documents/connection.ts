import { z } from "zod";

/** Documents that `sagewright connection … --json` prints. */

/** `sagewright connection create --json`, `connection status --json` */
export const connectionDocument = z.strictObject({
  name: z.string(),
  arn: z.string(),
  provider: z.string().describe("GitHub, GitLab, Bitbucket, GitHubEnterpriseServer or GitLabSelfManaged."),
  status: z.enum(["PENDING", "AVAILABLE", "ERROR"]).describe("Only an AVAILABLE one can be used."),
  hostArn: z.string().optional().describe("Of a server of one's own."),
  consoleUrl: z
    .string()
    .describe(
      "Page of the console where a handshake is finished; words in a partition whose console is not known.",
    ),
});
export type ConnectionDocument = z.infer<typeof connectionDocument>;

/** `sagewright connection list --json` */
export const connectionListDocument = z.strictObject({ connections: z.array(connectionDocument) });
export type ConnectionListDocument = z.infer<typeof connectionListDocument>;
