import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installedFunctions, putFunction, settingsOf } from "./installed-functions.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sagewright-functions-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const name = { functionName: "P-Count", alias: "code-1" };
const code = (text: string): string => {
  const made = mkdtempSync(join(folder, "code-"));
  writeFileSync(join(made, "main.mjs"), text);
  writeFileSync(join(made, "main.mjs.map"), "{}");
  return made;
};

describe("functions in a state folder", () => {
  it("are found by name and alias, with what lies beside their module", async () => {
    const state = join(folder, "state");
    expect(installedFunctions(state)).toEqual({});
    await putFunction(state, name, code("one"));
    await putFunction(state, { ...name, alias: "code-2" }, code("two"));

    const found = installedFunctions(state);
    expect(Object.keys(found).toSorted()).toEqual(["P-Count:code-1", "P-Count:code-2"]);
    expect(readFileSync(found["P-Count:code-2"] ?? "", "utf8")).toBe("two");
    expect(existsSync(`${found["P-Count:code-1"]}.map`)).toBe(true);
  });

  it("stay as they are under one alias, whoever puts them at the same time", async () => {
    await Promise.all([putFunction(folder, name, code("same")), putFunction(folder, name, code("same"))]);
    await putFunction(folder, name, code("other"));

    expect(readFileSync(installedFunctions(folder)["P-Count:code-1"] ?? "", "utf8")).toBe("same");
    expect(readdirSync(join(folder, "lambda", "P-Count"))).toEqual(["code-1"]);
  });

  it.each([
    [{ functionName: "../up", alias: "a" }, "LAMBDA_NAME_INVALID"],
    [{ functionName: "a", alias: ".." }, "LAMBDA_NAME_INVALID"],
    [{ functionName: "", alias: "a" }, "LAMBDA_NAME_INVALID"],
  ])("have names that lead nowhere else: %j", async (wrong, issue) => {
    await expect(putFunction(folder, wrong, code("x"))).rejects.toThrow(issue);
  });

  it("keep their settings beside the code, which may change while it does not", async () => {
    const settings = { timeout: 2, environment: { STAGE: "test" } };
    await putFunction(folder, { ...name, ...settings }, code("same"));
    const module = installedFunctions(folder)["P-Count:code-1"] ?? "";
    expect(settingsOf(module)).toEqual(settings);

    await putFunction(folder, { ...name, timeout: 3 }, code("same"));

    expect(settingsOf(module)).toEqual({ timeout: 3 });
    expect(
      readdirSync(join(folder, "lambda", "P-Count", "code-1")).filter((each) => each.startsWith(".")),
    ).toEqual([]);
  });

  it("of a module that was not put there have no settings", () => {
    expect(settingsOf(join(folder, "main.mjs"))).toEqual({});
  });

  it("have a module", async () => {
    await expect(putFunction(folder, name, folder)).rejects.toThrow("INPUT_FILE_MISSING");
  });
});
