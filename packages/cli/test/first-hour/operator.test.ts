import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../../tools/infra-checks/emulator/emulator.ts";
import { projectDocument } from "../../src/documents/project.ts";
import { runsListDocument } from "../../src/documents/runs.ts";
import { canPlan, platformEnvironment, platformFolder } from "../catalog/real-platform.ts";
import { isPythonThere } from "../project/on-terminal.ts";
import { project } from "../project.ts";
import { document, start } from "../sagewright.ts";
import { typed } from "./typed.ts";

const ENTER = "\r";
const CONFIG = `import { defineConfig } from "@sagewright/cli";
export default defineConfig({ organization: "acme", environment: "prod", region: "eu-west-1" });`;

/** A user of Git, with no account at AWS. */
function environment(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, "home");
  mkdirSync(home);
  writeFileSync(join(home, ".gitconfig"), "[user]\n  name = Ada\n  email = ada@example.com\n");
  return { HOME: home, AWS_EC2_METADATA_DISABLED: "true", AWS_REGION: "eu-west-1" };
}

describe.skipIf(!isPythonThere)("the first hour of an operator, on this machine [needs python]", () => {
  it.each([80, 200])(
    "looks what is lacking, writes the platform, and makes a project that is whole, at %i columns",
    async (columns) => {
      const folder = project({ "sagewright.config.ts": CONFIG });
      const env = environment(folder);
      const type = (command: string, steps: Parameters<typeof typed>[0]["steps"] = []) =>
        typed({ cwd: folder, env, columns, steps }, ...command.split(" ").slice(1));
      const ask = (...argv: readonly string[]) => start(folder, [...argv, "--json"], env).ended;
      const git = (cwd: string, ...argv: readonly string[]) =>
        execFileSync("git", argv, {
          cwd,
          env: { PATH: process.env.PATH, ...env },
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        });

      const examined = await type("sagewright doctor");
      const written = await type("sagewright catalog synth");
      const made = await type("sagewright project create --target local", [
        { see: "Project name", type: `demo${ENTER}` },
        { see: "Seed code", type: ENTER },
        { see: "Make this project?", type: ENTER },
      ]);
      const { repository } = projectDocument.parse(
        document(await ask("project", "show", "demo", "--target", "local")),
      );
      git(folder, "clone", "--quiet", repository?.url ?? "", "clone");
      const clone = join(folder, "clone");
      const pipeline = join(clone, "pipeline.ts");
      writeFileSync(pipeline, readFileSync(pipeline, "utf8").replace("default: 350", "default: 320"));
      git(clone, "commit", "--quiet", "--all", "--message", "A model must err by less");
      git(clone, "push", "--quiet");
      const runs = await type("sagewright runs list");
      const shown = await type("sagewright project show demo --target local");

      expect(examined.text).toMatch(/^ {2}✓ node +Node \d/m);
      // The platform has a name, so that AWS cannot be asked is a fault; what needs no account goes on.
      expect(examined.text).toMatch(/^ {2}✗ credentials +\S/m);
      expect(examined.text).toMatch(/^\d+ faults?, \d+ warnings?\s*$/m);
      expect(examined.code, examined.text).toBe(3);
      expect(written).toMatchObject({
        code: 0,
        text: expect.stringContaining("terraform -chdir=out/catalog"),
      });
      expect(made.code, made.text).toBe(0);
      expect(made.text).toMatch(/^✔ Project name demo$/m);
      expect(made.text).toMatch(/^demo {2}p-\w+ {2}CreateCompleted$/m);
      expect(made.text).toContain(`git clone ${repository?.url} demo`);
      expect(made.text).not.toMatch(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/mu);
      expect(runs.text.match(/ Succeeded /g)).toHaveLength(2);
      const { executions } = runsListDocument.parse(document(await ask("runs", "list")));
      const [latest] = executions;
      expect(latest?.displayName).toBe(git(clone, "rev-parse", "HEAD").slice(0, 7));
      const changed = await ask("runs", "show", latest?.executionArn ?? "");
      expect(document(changed)).toMatchObject({ status: "Succeeded" });
      expect(shown.text).toMatch(/Latest build 2 Succeeded/);
    },
    240_000,
  );
});

describe.skipIf(!isPythonThere || !canPlan)(
  "the plan of a platform on a terminal [needs python] [needs terraform] [needs moto] [needs aws provider]",
  () => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await startEmulator();
    }, 120_000);
    afterAll(() => emulator.stop());

    it.each([80, 200])(
      "tells what would be made, by service, at %i columns",
      async (columns) => {
        const { code, text, screen } = await typed(
          { cwd: platformFolder(), env: platformEnvironment(emulator.endpoint), columns },
          "catalog",
          "plan",
          "--force",
        );

        expect(code, text).toBe(0);
        expect(text).toMatch(/^Plan: \d+ to create\.$/m);
        expect(text).toMatch(/\nIAM {2}\d+ to create\n {2}\+ aws_iam_/);
        expect(text).toContain("sagewright catalog deploy");
        expect(screen).toContain("\u001b[32m");
      },
      240_000,
    );
  },
);
