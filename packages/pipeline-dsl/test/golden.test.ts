import { describe, expect, it } from "vitest";
import {
  caseNames,
  goldenCase,
  isSharedAtHand,
  readJson,
  recordedFile,
  sharedCaseNames,
  sharedDefinition,
} from "./golden/case.ts";
import { DIFFERENCES, type Difference } from "./golden/differences.ts";
import { recordingOf } from "./golden/recording.ts";

describe("programs compile to what is recorded of them", () => {
  it.each(caseNames)("%s", async (name) => {
    const { compiled } = await goldenCase(name);

    expect(recordingOf(compiled)).toEqual(readJson(recordedFile(name)));
  });
});

describe.skipIf(!isSharedAtHand)("[needs shared] programs equal the Python SDK's definitions", () => {
  it("is there for every case", () => {
    expect(caseNames).toEqual(sharedCaseNames());
  });

  it.each(caseNames)("%s", async (name) => {
    const { compiled } = await goldenCase(name);

    const expected = (DIFFERENCES[name] ?? []).reduce(withDifference, sharedDefinition(name));

    expect(compiled).toEqual(expected);
  });
});

it("lists differences of cases that there are, each with its reason", () => {
  for (const [name, differences] of Object.entries(DIFFERENCES)) {
    expect(caseNames).toContain(name);
    for (const { reason } of differences) expect(reason.length).toBeGreaterThan(10);
  }
});

/** The recording with one difference put in; one that is not there fails, so that none outlives its cause. */
function withDifference(recording: unknown, { path, sdk, ours }: Difference): unknown {
  const copy = structuredClone(recording);
  const last = path.at(-1) ?? "";
  const holders = holdersOf(copy, path.slice(0, -1));
  expect(holders.length, `nothing at ${path.join(".")}`).toBeGreaterThan(0);
  for (const holder of holders) {
    expect(holder[last], path.join(".")).toEqual(sdk);
    if (ours === undefined) delete holder[last];
    else holder[last] = ours;
  }
  return copy;
}

type Holder = Record<string | number, unknown>;

function holdersOf(value: unknown, path: readonly (string | number)[]): readonly Holder[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  const [key, ...below] = path;
  if (key === undefined) return [holder];
  return (key === "*" ? Object.keys(holder) : [key]).flatMap((each) => holdersOf(holder[each], below));
}
