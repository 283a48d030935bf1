import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ROOTS } from "../../src/api/request-table.ts";
import { fakeEngine } from "../engine-fixture.ts";

it("every operation of the engine is asked for by boto3 in these tests", async () => {
  const { engine } = await fakeEngine();
  const isServed = async (operation: string): Promise<boolean> =>
    engine.api.call(operation, {}).then(
      () => true,
      (error: Error) => error.name !== "UnknownOperationException",
    );
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8"))
    .join("\n");

  const forgotten: string[] = [];
  for (const operation of Object.keys(ROOTS)) {
    const method = operation.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
    if ((await isServed(operation)) && !tests.includes(`"${method}"`)) forgotten.push(operation);
  }

  expect(forgotten).toEqual([]);
});
