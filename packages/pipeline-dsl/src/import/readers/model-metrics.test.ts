import { expect, it } from "vitest";
import { importDefinition } from "../import-definition.ts";

it("leaves a group of metrics that the API does not know to overrides", () => {
  const result = importDefinition({
    Version: "2020-12-01",
    Steps: [
      {
        Name: "Register",
        Type: "RegisterModel",
        Arguments: { ModelPackageGroupName: "g", ModelMetrics: { Bias: {}, Later: {} } },
      },
    ],
  });

  const source = result.ok ? result.value : "";
  expect(source).toContain("Later: {}");
  expect(source).not.toContain("later");
});
