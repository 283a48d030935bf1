import { afterAll, afterEach, beforeEach } from "vitest";
import { gitEvent } from "../src/event.fixture.ts";
import type { GitHttpBounds } from "../src/git-http.ts";
import type { SeedServices } from "../src/handler.ts";
import { type GitServer, startGitServer } from "./git-server.ts";
import { seedFunction, templatesFolder } from "./seed-function.ts";

/** A new Git server for each test of a suite, and the function that seeds its repository. */
export function eachGitServer() {
  const templates = templatesFolder();
  let started: GitServer | undefined;
  beforeEach(async () => {
    started = await startGitServer();
  });
  afterEach(() => started?.close());
  afterAll(() => templates.remove());
  return {
    get server(): GitServer {
      if (started === undefined) throw new TypeError("There is a server within a test only.");
      return started;
    },
    event() {
      return gitEvent(this.server.url);
    },
    fn(bounds: GitHttpBounds = {}, services: Partial<SeedServices> = {}, remaining?: number) {
      const gitHosts = [new URL(this.server.url).host];
      const own = { gitHosts, ...services };
      return seedFunction(templates.url, { agent: this.server.agent, ...bounds }, own, remaining);
    },
  };
}
