import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${PACKAGE}/README.md`, "utf8");

it.each([
  ["the first example", /```ts\n(.*?)```\n\n```text\n(.*?)```/s],
  ["the second example", /```ts\n((?:(?!```).)*?\/\/ (STEP_NOT_LISTED[^\n]*\n))```/s],
])("prints what the README says: %s", (_, example) => {
  const [, program = "", output = ""] = example.exec(readme) ?? [];
  const printed = execFileSync(
    process.execPath,
    ["--conditions=@sagewright/source", "--input-type=module-typescript", "--eval", program],
    { cwd: PACKAGE, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } },
  );
  expect(output).not.toBe("");
  expect(printed).toBe(output);
});
