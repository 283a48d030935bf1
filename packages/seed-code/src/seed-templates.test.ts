import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { seedTemplates } from "./seed-templates.ts";

const root = join(import.meta.dirname, "../../..");

/** What is committed, or about to be; nothing where this is no checkout. */
function committed(...folders: readonly string[]): readonly string[] {
  const { status, stdout } = spawnSync("git", ["ls-files", "-z", ...folders], {
    cwd: root,
    encoding: "utf8",
  });
  return status === 0 ? stdout.split("\0").filter((path) => path !== "") : [];
}

it("has penguins, the default, and abalone", () => {
  expect(seedTemplates().map(({ name }) => name)).toEqual(["penguins", "abalone"]);
});

describe.each(seedTemplates().map((template) => [template.name, template] as const))(
  "%s",
  (name, { description, files, version }) => {
    const text = (path: string): string => new TextDecoder().decode(files.get(path));

    it("is the example, file by file", () => {
      expect(text("pipeline.ts")).toBe(readFileSync(join(root, "examples", name, "pipeline.ts"), "utf8"));
      expect(text("package.json")).toBe(readFileSync(join(root, "examples", name, "package.json"), "utf8"));
      expect(description).toBe(JSON.parse(text("package.json")).description);
      expect(version).toMatch(/^[0-9a-f]{64}$/);
    });

    it.skipIf(committed("examples").length === 0)(
      "takes no file along that only lies about in a working copy [needs a checkout]",
      () => {
        const folders = [`examples/${name}/`, "packages/seed-code/shared/"];
        const own = folders.flatMap((folder) => committed(folder).map((path) => path.slice(folder.length)));
        expect([...files.keys()].sort()).toEqual(own.sort());
      },
    );

    it.each([
      "README.md",
      "DEPLOYING.md",
      "codebuild-buildspec.yml",
      ".github/workflows/sagewright.yml",
      ".gitignore",
      ".nvmrc",
      "pipeline.test.ts",
      "local-run.test.ts",
    ])("has a %s", (path) => {
      expect(text(path).length).toBeGreaterThan(0);
    });

    it("pins every package, and the Node that .nvmrc and the buildspec name", () => {
      const { dependencies, devDependencies, engines } = JSON.parse(text("package.json"));
      const versions: Record<string, string> = { ...dependencies, ...devDependencies };
      expect(Object.values(versions).filter((each) => !/^\d+\.\d+\.\d+$/.test(each))).toEqual([]);
      const major = text(".nvmrc").trim();
      expect(versions.node?.split(".")[0]).toBe(major);
      expect(String(parse(text("codebuild-buildspec.yml")).phases.install["runtime-versions"].nodejs)).toBe(
        major,
      );
      expect(engines.node).toBe(">=22.13");
    });

    it("has the scripts that the buildspec and init call", () => {
      expect(JSON.parse(text("package.json")).scripts).toMatchObject({
        start: expect.stringMatching(/^sagewright run/),
        typecheck: expect.any(String),
        test: expect.any(String),
      });
    });

    it("names no other folder of this repository, no account of anyone's, and nothing secret", () => {
      for (const [path, content] of files) {
        const body = new TextDecoder().decode(content);
        expect(body, path).not.toMatch(/examples\/|\.\.\/penguins|packages\//);
        expect(body, path).not.toMatch(/AKIA[A-Z0-9]{16}|aws_secret|BEGIN [A-Z ]*PRIVATE KEY/);
        const accounts = [...body.matchAll(/\b\d{12}\b/g)].map(([account]) => account);
        expect(
          accounts.filter((account) => account !== "111122223333"),
          path,
        ).toEqual([]);
      }
    });

    it("is ended by a line feed everywhere, and by no carriage return", () => {
      for (const [path, content] of files) {
        expect(content.at(-1), path).toBe(10);
        expect(content.includes(13), path).toBe(false);
      }
    });
  },
);
