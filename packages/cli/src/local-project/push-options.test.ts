import { expect, it } from "vitest";
import { pushedParameters, pushOptions } from "./push-options.ts";

it("reads the options of a push as parameters of its run", () => {
  const environment = {
    GIT_PUSH_OPTION_COUNT: "2",
    GIT_PUSH_OPTION_0: "InputData=data/a=b.csv",
    GIT_PUSH_OPTION_1: "MaxMse=",
  };

  expect(pushedParameters(pushOptions(environment))).toEqual({ InputData: "data/a=b.csv", MaxMse: "" });
  expect(pushOptions({})).toEqual([]);
});

it("refuses an option that is no parameter", () => {
  expect(() => pushedParameters(["ci.skip"])).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "PUSH_OPTION_INVALID" })] }),
  );
});
