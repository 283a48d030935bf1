import { expect, it } from "vitest";
import { projectArn } from "./arns.ts";
import { platformNames, projectNames, stateKey } from "./names.ts";

const place = { account: "111122223333", region: "ap-southeast-2" };
const longest = { projectName: "n".repeat(32), projectId: `p-${"i".repeat(18)}` };

it("keeps the names of a project within the limits of their services", () => {
  const names = projectNames(longest, place);
  expect(names.artifactBucket.length).toBeLessThanOrEqual(63);
  expect(names.modelPackageGroup.length).toBeLessThanOrEqual(63);
  expect(names.codeRepository.length).toBeLessThanOrEqual(63);
  expect(names.codePipeline.length).toBeLessThanOrEqual(100);
  expect(names.seedFunction.length).toBeLessThanOrEqual(64);
  for (const [name, value] of Object.entries(names)) {
    if (name.endsWith("Role") || name.endsWith("Rule")) expect(value.length).toBeLessThanOrEqual(64);
  }
});

it("keeps the names of the platform within the limits of their services", () => {
  const names = platformNames({ organization: "o".repeat(12), environment: "e".repeat(8) }, place);
  expect(names.stateBucket.length).toBeLessThanOrEqual(63);
  for (const [name, value] of Object.entries(names)) {
    if (name.endsWith("Role")) expect(value.length).toBeLessThanOrEqual(64);
  }
});

it("gives two projects no name in common", () => {
  const one = Object.values(projectNames({ projectName: "a", projectId: "p-aaaaaa" }, place));
  const other = Object.values(projectNames({ projectName: "a", projectId: "p-bbbbbb" }, place));
  expect(one.filter((name) => other.includes(name))).toEqual([]);
});

it("names nothing that can be started or called as AmazonSageMakerFullAccess lets all users do, whatever the project is called", () => {
  const names = projectNames({ ...longest, projectName: "sagemaker" }, place);
  const { buildProject, checkInProject, seedFunction, cleanupFunction } = names;
  for (const name of [buildProject, checkInProject, seedFunction, cleanupFunction]) {
    expect(name).not.toMatch(/sagemaker/iu);
  }
});

it("gives every project a state of its own (defect 1)", () => {
  expect(stateKey("p-aaaaaa")).toBe("projects/p-aaaaaa/terraform.tfstate");
});

it("writes project/ into the ARN of a project (defect 14)", () => {
  expect(
    projectArn({ partition: "aws-cn", region: "cn-north-1", account: "111122223333", projectName: "demo" }),
  ).toBe("arn:aws-cn:sagemaker:cn-north-1:111122223333:project/demo");
});
