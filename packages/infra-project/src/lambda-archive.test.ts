import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { lambdaArchive } from "./lambda-archive.ts";

const files = new Map([["index.mjs", new TextEncoder().encode("export const handler = () => {};")]]);

it("refuses what Lambda would refuse in the middle of an apply, and nothing smaller", () => {
  const { byteLength } = lambdaArchive(files);
  expect(() => lambdaArchive(files, byteLength - 1)).toThrow(/SEED_CODE_TOO_LARGE/);
  expect(Object.keys(unzipSync(lambdaArchive(files, byteLength)))).toEqual(["index.mjs"]);
});
