import type { SeedEvent } from "@sagewright/core/project";

type EventOf<Method extends SeedEvent["method"]> = Extract<SeedEvent, { method: Method }>;

const REPOSITORY_URL = "https://github.com/octo/demo.git";

const SEED = {
  projectName: "demo",
  projectId: "p-abcdef123456",
  repositoryBranch: "main",
  seedTemplate: "penguins",
  seedVersion: "0123456789abcdef",
};

/** What a stack asks for that seeds through Git. */
export const gitEvent = (repositoryUrl: string = REPOSITORY_URL): EventOf<"git"> => ({
  ...SEED,
  repositoryUrl,
  method: "git",
  secretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sagewright-a1b2c3",
});

/** What a stack asks for that seeds through the connection. */
export const checkInEvent = (): EventOf<"codebuild"> => ({
  ...SEED,
  repositoryUrl: REPOSITORY_URL,
  method: "codebuild",
  checkInProject: "project-p-abcdef123456-seed-checkin",
});
