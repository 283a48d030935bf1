import { join } from "node:path";

/** The folder that stands for `/opt/ml`: the local engine gives another one where it cannot mount it. */
export const mlRoot = (environment: NodeJS.ProcessEnv): string => environment.SAGEWRIGHT_ML_ROOT || "/opt/ml";

export const inputFolder = (root: string, input: string): string => join(root, "processing", "input", input);

export const outputFolder = (root: string, output: string): string =>
  join(root, "processing", "output", output);

/** Its first 1,024 bytes become the job's ExitMessage. */
export const messageFile = (root: string): string => join(root, "output", "message");
