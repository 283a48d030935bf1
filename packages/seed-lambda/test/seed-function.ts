import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Logger } from "@aws-lambda-powertools/logger";
import { SagewrightError } from "@sagewright/core";
import type { GitHttpBounds } from "../src/git-http.ts";
import { type SeedServices, seedHandler } from "../src/handler.ts";
import type { SeedResult } from "../src/seed-result.ts";
import { PASSWORD, USERNAME } from "./git-server.ts";

/** Files that do not survive a careless copy: other line endings, bytes that are no text, names, modes. */
export const TEMPLATE: Readonly<Record<string, Uint8Array>> = {
  "README.md": Buffer.from("# Demo\r\nGrüße, 世界\n"),
  ".gitignore": Buffer.from("ignored.txt\n"),
  ".gitattributes": Buffer.from("* text=auto eol=lf\n*.bin filter=lfs\n"),
  "ignored.txt": Buffer.from("kept all the same\n"),
  ".github/workflows/ci.yml": Buffer.from("on: push\n"),
  "src/pipeline.ts": Buffer.from("export default 1;\n"),
  "src.txt": Buffer.from("sorts before the folder of that name\n"),
  "données/é à 世.txt": Buffer.from("unicode\n"),
  "all.bin": Uint8Array.from({ length: 1024 }, (_, index) => index % 256),
  "empty.txt": Buffer.from(""),
  "run.sh": Buffer.from("#!/bin/sh\r\necho run\n"),
};

/** A folder of templates with one in it. */
export function templatesFolder(): { readonly path: string; readonly url: URL; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "seed-templates-"));
  for (const [name, bytes] of Object.entries(TEMPLATE)) {
    const file = join(path, "templates", "penguins", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  chmodSync(join(path, "templates", "penguins", "run.sh"), 0o755);
  return {
    path,
    url: pathToFileURL(join(path, "templates/")),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface SeedFunction {
  invoke(event: unknown): Promise<SeedResult>;
  /** The codes of what it threw. */
  failure(event: unknown): Promise<SagewrightError>;
  /** Everything that it logged. */
  readonly logged: string[];
}

/** The function with its services replaced as far as a test needs it, and its log kept. */
export function seedFunction(
  templates: URL,
  git: GitHttpBounds,
  services: Partial<SeedServices> = {},
  remaining = 60_000,
): SeedFunction {
  const logged: string[] = [];
  const keep = (...parts: readonly unknown[]) => void logged.push(parts.join(" "));
  const logger = new Logger({ serviceName: "seed", logLevel: "DEBUG" });
  Object.assign(logger, {
    console: { ...console, debug: keep, info: keep, warn: keep, error: keep, log: keep },
  });
  const handler = seedHandler({
    logger,
    templates,
    readSecret: async () => JSON.stringify({ username: USERNAME, password: PASSWORD }),
    builds: { start: () => Promise.reject(new TypeError()), describe: () => Promise.reject(new TypeError()) },
    gitHosts: ["github.com"],
    git,
    ...services,
  });
  const invoke = (event: unknown) =>
    handler(event, { awsRequestId: "request-1", getRemainingTimeInMillis: () => remaining });
  return {
    invoke,
    logged,
    async failure(event) {
      const thrown = await invoke(event).then(
        (result) => Promise.reject(new TypeError(`It did not fail: ${JSON.stringify(result)}`)),
        (error: unknown) => error,
      );
      if (thrown instanceof SagewrightError) return thrown;
      throw thrown;
    },
  };
}

export const codes = (error: SagewrightError): readonly string[] => error.issues.map(({ code }) => code);
