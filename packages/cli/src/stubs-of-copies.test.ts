import type { Step } from "@sagewright/core";
import { expect, it } from "vitest";
import { stubsOfCopies } from "./stubs-of-copies.ts";

const step = (Name: string): Step => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
});
const definition = {
  Version: "2020-12-01",
  Steps: [step("Load"), step("Use-If"), step("Use-Else")],
} as const;
const copies = new Map([["Use", ["Use-If", "Use-Else"]]]);

it("gives each copy what is said of the step, unless more is said of the copy", () => {
  const [use, own, load] = [{ n: 1 }, { n: 2 }, { n: 3 }];
  expect(stubsOfCopies({ "Use-Else": own, Use: use, Load: load }, definition, copies)).toEqual({
    Load: load,
    "Use-If": use,
    "Use-Else": own,
  });
});

it("leaves names that nobody knows to the engine", () => {
  expect(stubsOfCopies({ Lod: {} }, definition, copies)).toEqual({ Lod: {} });
});
