import { expect, it } from "vitest";
import { compile } from "../compile/check.ts";
import { join } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";

const params = defineParams({ Limit: param.float() });

it.each([
  ["literal", "literal"],
  [
    join(" ", "above", params.Limit),
    { "Std:Join": { On: " ", Values: ["above", { Get: "Parameters.Limit" }] } },
  ],
  [params.Limit, { "Std:Join": { On: "", Values: [{ Get: "Parameters.Limit" }] } }],
])("says why: %#", (errorMessage, wired) => {
  const stop = step.fail("Stop", { errorMessage });
  expect(compile(pipeline("P", { params, steps: [stop] })).Steps).toEqual([
    { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: wired } },
  ]);
});

it("does not compile without a message", () => {
  // @ts-expect-error no message
  step.fail("Stop", {});
});
