import { z } from "zod";
import { projectParameterSchema } from "./project-parameters.ts";

const common = {
  projectName: projectParameterSchema("projectName"),
  projectId: projectParameterSchema("projectId"),
  repositoryUrl: projectParameterSchema("repositoryUrl"),
  repositoryBranch: projectParameterSchema("repositoryBranch"),
  seedTemplate: projectParameterSchema("seedTemplate"),
  /** Hash of the template's content; what is in the branch already is known by it. */
  seedVersion: z.string().regex(/^[0-9a-f]{8,64}$/u, "Must be a hash in lower-case hexadecimal digits."),
};

/** What the seed Lambda is told: which template goes into which branch, and how. */
export const seedEventSchema = z.discriminatedUnion("method", [
  z.strictObject({
    ...common,
    method: z.literal("git"),
    /** Secret that holds the credentials. */
    secretArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}$/u,
        "Must be the ARN of a secret.",
      ),
  }),
  z.strictObject({
    ...common,
    method: z.literal("codebuild"),
    /** Name of the CodeBuild project that checks the code in. */
    checkInProject: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,254}$/u, "Must be the name of a CodeBuild project."),
  }),
]);

/** What the seed Lambda is told; a project's stack writes it, the Lambda reads it. */
export type SeedEvent = z.output<typeof seedEventSchema>;
