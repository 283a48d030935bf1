import { expect, it } from "vitest";
import { acceleratorOf } from "./accelerator.ts";

it.each([
  ["ml.m5.xlarge", "cpu"],
  ["ml.c7i-flex.large", "cpu"],
  ["ml.r5d.24xlarge", "cpu"],
  ["ml.g4dn.xlarge", "gpu"],
  ["ml.g5.48xlarge", "gpu"],
  ["ml.p4de.24xlarge", "gpu"],
  ["ml.p6-b200.48xlarge", "gpu"],
  ["ml.c7g.large", "graviton"],
  ["ml.m6gd.16xlarge", "graviton"],
  ["ml.c6gn.xlarge", "graviton"],
  ["ml.inf2.xlarge", "neuron"],
  ["ml.trn1n.32xlarge", "neuron"],
  ["m5.large", undefined],
  ["local", undefined],
])("%s computes with %s", (instanceType, accelerator) => {
  expect(acceleratorOf(instanceType)).toBe(accelerator);
});
