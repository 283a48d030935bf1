import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { condition, equals, fakeEngine, outputs, processingWith, succeed } from "../test/engine-fixture.ts";

const report = processingWith("A", outputs({ out: "s3://b/out" }), {
  PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "sub/r.json" }],
});
const valueAt = (Path: string) => ({
  "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path },
});

/** Runs A, which writes the bytes, and a Condition that reads them. */
async function reading(bytes: string | Uint8Array | undefined, path = "v") {
  const { run, engine } = await fakeEngine({
    behaviours: {
      A(job) {
        const folder = engine.pathOf("s3://b/out/sub");
        mkdirSync(folder, { recursive: true });
        if (bytes !== undefined) writeFileSync(`${folder}/r.json`, bytes);
        return succeed(job);
      },
    },
  });
  const { executionArn, failureReason } = await run({
    steps: [report, condition("C", [equals(valueAt(path), 7)], [])],
  });
  const [a, c] = engine.listSteps(executionArn);
  return { producer: a, consumer: c, failureReason };
}

describe("property files", () => {
  it("are read from the output's place when the consumer starts, a byte order mark left out", async () => {
    const { producer, consumer } = await reading('\uFEFF{"v": 7}');

    expect(producer?.reports).toEqual({ R: { v: 7 } });
    expect(consumer?.metadata).toEqual({ Condition: { Outcome: "True" } });
  });

  it.each<[string, string | Uint8Array | undefined]>([
    ["is missing", undefined],
    ["is empty", ""],
    ["is no JSON", "{"],
    ["holds NaN", '{"v": NaN}'],
    ["is not UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
    ["lacks the path", '{"w": 7}'],
    ["has null there", '{"v": null}'],
    ["has an object there", '{"v": {}}'],
    ["holds more than 2 MiB", JSON.stringify({ v: "x".repeat(2 ** 21) })],
  ])("fail their reader, not their writer, when the file %s", async (_, bytes) => {
    const { producer, consumer, failureReason } = await reading(bytes);

    expect(producer?.status).toBe("Succeeded");
    expect(consumer?.status).toBe("Failed");
    expect(failureReason).toMatch(/^Step 'C' failed with message: ./);
  });

  it("are not shown whole when they are big, yet read", async () => {
    const { producer, consumer } = await reading(JSON.stringify({ v: 7, rest: "x".repeat(70_000) }));

    expect(producer?.reports).toBeUndefined();
    expect(consumer?.status).toBe("Succeeded");
  });
});
