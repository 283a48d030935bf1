import { describe, expect, it } from "vitest";
import { EVERYTHING, stackOf } from "./stack.fixture.ts";

/** Which construct made a resource is no part of what is deployed. */
const withoutComments = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === "//" ? undefined : inner)));

/** Texts that are JSON themselves, such as policies, are easier to read and to compare as what they hold. */
const readable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) => {
    if (typeof inner !== "string" || !/^[[{]/.test(inner)) return inner;
    try {
      return JSON.parse(inner);
    } catch {
      return inner;
    }
  });

describe.each([
  ["default", {}],
  ["everything", EVERYTHING],
  ["command-runner", { runner: "command-runner" }],
  ["service-catalog-only", { routes: ["service-catalog"] }],
  ["s3-only", { routes: ["s3"], studioDomainIds: ["d-abcdef123456"] }],
] as const)("%s", (name, settings) => {
  it("is the stack that it was", async () => {
    const stack = readable(withoutComments(stackOf(structuredClone(settings) as object)));

    await expect(`${JSON.stringify(stack, null, 2)}\n`).toMatchFileSnapshot(`./fixtures/stacks/${name}.json`);
  });
});
