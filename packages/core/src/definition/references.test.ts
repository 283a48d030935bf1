import { describe, expect, it } from "vitest";
import { referencesIn, stepReachedBy } from "./references.ts";

describe("referencesIn", () => {
  it("finds every Get with its path, inside functions too", () => {
    const value = {
      a: [{ Get: "Parameters.P" }, 1],
      b: { "Std:Join": { On: "", Values: ["x", { Get: "Execution.PipelineName" }] } },
      c: { "Std:JsonGet": { PropertyFile: { Get: "Steps.E.PropertyFiles.R" }, Path: "m" } },
    };
    expect(referencesIn(value, ["root"]).map(({ path, text }) => [path.join("/"), text])).toEqual([
      ["root/a/0", "Parameters.P"],
      ["root/b/Std:Join/Values/1", "Execution.PipelineName"],
      ["root/c/Std:JsonGet/PropertyFile", "Steps.E.PropertyFiles.R"],
    ]);
  });

  it("skips what only looks like a Get", () => {
    expect(
      referencesIn([{ Get: 1 }, { Get: "Parameters.P", Other: 2 }, { Get: "Foo" }, "Parameters.P", null]),
    ).toEqual([]);
  });
});

describe("stepReachedBy", () => {
  it("names the producing step, or none", () => {
    const [step, parameter] = referencesIn([{ Get: "Steps.A.X" }, { Get: "Parameters.P" }]);
    expect(step && stepReachedBy(step)).toBe("A");
    expect(parameter && stepReachedBy(parameter)).toBeUndefined();
  });
});
