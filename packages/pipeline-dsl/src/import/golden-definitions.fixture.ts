import { caseNames, goldenCase } from "../../test/golden/case.ts";

/** What the programs of the golden cases compile to; those with hundreds of steps say nothing that the others do not. */
export async function goldenDefinitions(): Promise<readonly object[]> {
  const small = caseNames.filter((name) => !/^4[34]-/.test(name));
  return Promise.all(small.map(async (name) => (await goldenCase(name)).compiled as object));
}
