import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { JsonObject } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import { onTestFinished } from "vitest";
import { ended } from "../../src/local-project/git.ts";
import { repositoryLinkOf } from "../../src/local-project/places.ts";
import { openConfiguredEngine } from "../../src/open-engine.ts";

/** Someone whose Git is set up to be in the way: of hooks, forced pushes, templates and signatures. */
const CONFIG = `[user]
  name = Ada
  email = ada@example.com
[core]
  hooksPath = /nowhere
[receive]
  denyNonFastForwards = true
[init]
  templateDir = /nowhere
  defaultBranch = trunk
[commit]
  gpgSign = true
[gpg]
  program = /bin/false
`;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A clone that someone works in. */
export interface Clone {
  readonly folder: string;
  git(...args: readonly string[]): Promise<Ran>;
  /** Starts git, and waits for nothing. */
  start(...args: readonly string[]): ChildProcess;
  write(files: Readonly<Record<string, string>>): void;
  /** Replaces a text of a file, and commits that. */
  edit(file: string, from: string, to: string): Promise<string>;
  commit(message: string): Promise<string>;
}

export interface Machine {
  readonly home: string;
  readonly stateDir: string;
  readonly engine: Engine;
  call(operation: string, input?: JsonObject): Promise<JsonObject>;
  /** Creates a project and waits until it is there. */
  create(name: string, parameters?: Readonly<Record<string, string>>): Promise<JsonObject>;
  settled(name: string): Promise<JsonObject>;
  clone(project: JsonObject, as?: string): Promise<Clone>;
  repository(project: JsonObject): string;
}

/** A folder of states whose name needs care in a shell, and an engine on it. */
export async function machine(stateName = `it's a "state" $(false)`): Promise<Machine> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "sagewright-project-")));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  writeFileSync(join(home, ".gitconfig"), CONFIG);
  const stateDir = join(home, stateName, ".sagewright");
  const engine = await openConfiguredEngine(stateDir, {});
  onTestFinished(() => engine.close());
  const call: Machine["call"] = (operation, input = {}) => engine.api.call(operation, input);
  const repository = (project: JsonObject) => repositoryLinkOf(stateDir, String(project.ProjectName));

  async function settled(name: string): Promise<JsonObject> {
    for (;;) {
      const project = await call("DescribeProject", { ProjectName: name });
      if (!String(project.ProjectStatus).endsWith("InProgress")) return project;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    home,
    stateDir,
    engine,
    call,
    settled,
    repository,
    async create(ProjectName, parameters = {}) {
      const ProvisioningParameters = Object.entries(parameters).map(([Key, Value]) => ({ Key, Value }));
      await call("CreateProject", {
        ProjectName,
        ServiceCatalogProvisioningDetails: { ProductId: "local", ProvisioningParameters },
      });
      return settled(ProjectName);
    },
    async clone(project, as = "clone") {
      const folder = join(home, as);
      const clone = cloneIn(folder, home);
      mkdirSync(folder);
      await clone.git("clone", "--quiet", repository(project), ".");
      return clone;
    },
  };
}

function cloneIn(folder: string, home: string): Clone {
  const { GIT_DIR: _, NODE_OPTIONS: __, ...environment } = process.env;
  const start = (...args: readonly string[]) =>
    spawn("git", ["-c", "commit.gpgSign=false", ...args], {
      cwd: folder,
      env: { ...environment, HOME: home, GIT_CONFIG_NOSYSTEM: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const git = (...args: readonly string[]) => ended(start(...args));
  const commit = async (message: string): Promise<string> => {
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", "--message", message);
    return (await git("rev-parse", "HEAD")).stdout.trim();
  };
  return {
    folder,
    git,
    start,
    commit,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    async edit(file, from, to) {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
      return commit(`${from} -> ${to}`);
    },
  };
}

/** What a pusher is told, without what Git puts before and behind it. */
export const remoteLines = ({ stderr }: Ran): readonly string[] =>
  stderr
    .split(/[\r\n]+/)
    .filter((line) => line.startsWith("remote: "))
    .map((line) => line.slice("remote: ".length).trimEnd());

/** A pipeline that runs in no time. @param run what its only function does, as a body or a value */
export const tinyPipeline = (run = "{}"): string => `
import { pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("Tiny", { steps: [step.fn("Only", { run: async () => ${run} })] });
`;
