import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { seedTemplates } from "@sagewright/seed-code";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { sagewright } from "./sagewright.ts";

it.each(seedTemplates().map((template) => [template.name, template] as const))(
  "hands out the seed code %s whole, under the project's own name",
  async (name, { files }) => {
    const folder = project({});

    const { code, stderr } = await sagewright(folder, "init", "Churn", "--template", name);

    expect(code, stderr).toBe(0);
    const made = join(folder, "Churn");
    const paths = readdirSync(made, { recursive: true, encoding: "utf8" });
    expect(paths.filter((path) => statSync(join(made, path)).isFile()).sort()).toEqual([...files.keys()]);
    for (const [path, content] of files)
      if (path !== "package.json") expect(readFileSync(join(made, path)).equals(content), path).toBe(true);
    const template = JSON.parse(new TextDecoder().decode(files.get("package.json")));
    const { name: own, dependencies, ...rest } = JSON.parse(readFileSync(join(made, "package.json"), "utf8"));
    expect(own).toBe("churn");
    expect(Object.keys(dependencies)).toEqual(Object.keys(template.dependencies));
    expect(rest).toEqual({ ...template, name: undefined, dependencies: undefined });
  },
);

it("lists the templates to whoever names none of them", async () => {
  const { code, stderr } = await sagewright(project({}), "init", "churn", "--template", "iris");

  expect(code).toBe(2);
  expect(stderr).toContain('There is no template "iris".');
  expect(stderr).toContain("Templates: penguins, abalone, minimal.");
});
