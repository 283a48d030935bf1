import { describe, expect, it } from "vitest";
import { copyOf, declaredIn } from "./declared-in.ts";

describe("the types of a client", () => {
  const declared = declaredIn("@aws-sdk/client-sagemaker");

  it("are copied with all that they use, with AWS's own words, and nothing else", () => {
    const copy = copyOf(["CreateTransformJobRequest"], declared);
    expect(copy).toContain("export interface CreateTransformJobRequest {");
    expect(copy).toContain("export interface TransformResources {");
    expect(copy).toContain("export type TransformInstanceType = ");
    expect(copy).toContain("<p>");
    expect(copy).not.toContain("CreateTrainingJobRequest");
    expect(copy.match(/export interface TransformResources /g)).toHaveLength(1);
  });

  it("are not copied in part: what is declared nowhere is told", () => {
    expect(() => copyOf(["CreateTransformJobReqest"], declared)).toThrow("CreateTransformJobReqest");
  });
});
