import { describe, expect, it } from "vitest";
import { trainingConfig } from "./training-config.ts";

describe("trainingConfig", () => {
  it("says which of the instance groups the machine stands for", () => {
    const InstanceGroups = [
      { InstanceGroupName: "cpu", InstanceType: "ml.c5.xlarge", InstanceCount: 1 },
      { InstanceGroupName: "gpu", InstanceType: "ml.p3.2xlarge", InstanceCount: 1 },
    ];

    expect(trainingConfig({ ResourceConfig: { InstanceGroups } }).resource).toMatchObject({
      current_instance_type: "ml.c5.xlarge",
      current_group_name: "cpu",
      instance_groups: [{ instance_group_name: "cpu", instance_type: "ml.c5.xlarge", hosts: ["algo-1"] }],
    });
  });
});
