import { describe, expect, it } from "vitest";
import { step } from "./step.ts";
import { isStep } from "./step-node.ts";

const job = { image: "image", instanceType: "ml.m5.large" } as const;

describe("a step", () => {
  it("is frozen, and keeps what was said when it was made", () => {
    const props: { image: string; instanceType: "ml.m5.large" } = { ...job };
    const made = step.processing("Run", props);
    props.image = "another";
    expect(made.props.image).toBe("image");
    expect(Object.isFrozen(made) && Object.isFrozen(made.props)).toBe(true);
  });

  it("is told apart from other values", () => {
    expect(isStep(step.processing("Run", job))).toBe(true);
    expect([{ name: "Run", kind: "processing" }, null, "Run"].some(isStep)).toBe(false);
  });

  it("of whatever kind knows its name and how it was written", () => {
    const made = [
      step.fail("A", { errorMessage: "no" }),
      step.raw("B", "Callback", { SqsQueueUrl: "https://queue" }),
      step.fn("C", { run: () => {} }),
    ];
    expect(made.map(({ name, kind }) => [name, kind])).toEqual([
      ["A", "fail"],
      ["B", "raw"],
      ["C", "fn"],
    ]);
  });

  it("does not wait for something that is no step", () => {
    // @ts-expect-error a name is no step
    step.processing("Run", { ...job, dependsOn: ["Other"] });
    expect(step.processing("Run", { ...job, dependsOn: [] }).name).toBe("Run");
  });
});
