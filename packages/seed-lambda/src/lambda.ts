import { Logger } from "@aws-lambda-powertools/logger";
import { codeBuild } from "./code-build.ts";
import { readSecret } from "./credentials.ts";
import { seedHandler } from "./handler.ts";

/** The function that a project's stack invokes; bundled into one file, with the templates beside it. */
export const handler = seedHandler({
  logger: new Logger({ serviceName: "seed" }),
  templates: new URL("./templates/", import.meta.url),
  readSecret,
  builds: codeBuild,
  // Without any, nothing is seeded through Git.
  gitHosts: (process.env.GIT_HOSTS ?? "").split(","),
});
