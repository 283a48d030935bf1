import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sagewright } from "./sagewright.ts";

const repository = join(import.meta.dirname, "../../..");

it("draws the picture of the README", async () => {
  const { code, stdout } = await sagewright(
    repository,
    "graph",
    "examples/penguins/pipeline.ts",
    "--format",
    "svg",
  );
  expect(code).toBe(0);
  expect(stdout.trim()).toBe(readFileSync(join(repository, "docs/penguins.svg"), "utf8").trim());
});
