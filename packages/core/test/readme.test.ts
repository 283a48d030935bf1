import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

it("prints what the README says", () => {
  const readme = readFileSync(`${PACKAGE}/README.md`, "utf8");
  const [, example = "", output = ""] = /```ts\n(.*?)```\n\n```text\n(.*?)```/s.exec(readme) ?? [];
  expect(example.trim().split("\n").length).toBeLessThanOrEqual(12);
  const printed = execFileSync(
    process.execPath,
    ["--conditions=@sagewright/source", "--input-type=module-typescript", "--eval", example],
    { cwd: PACKAGE, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } },
  );
  expect(printed).toBe(output);
});
