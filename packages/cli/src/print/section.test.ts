import { expect, it } from "vitest";
import { section } from "./section.ts";

const plain = (_: unknown, text: string): string => text;
const ROWS = [
  ["Train.model", "s3://bucket/Penguins/azxrp3jzu3fd/Train/output/model"],
  ["rmse", "289.755"],
];

it("has its rows side by side where there is room", () => {
  expect(section("Outputs", ROWS, plain, 80)).toBe(`
Outputs
  Train.model  s3://bucket/Penguins/azxrp3jzu3fd/Train/output/model
  rmse         289.755
`);
});

it("has each value below its name on a narrow screen", () => {
  expect(section("Outputs", ROWS, plain, 60)).toBe(`
Outputs
  Train.model
    s3://bucket/Penguins/azxrp3jzu3fd/Train/output/model
  rmse
    289.755
`);
});

it("keeps the values of a row on a line as long as that fits", () => {
  const row = ["arn:aws:sagemaker:us-east-1:111122223333:model-package/p/1", "Approved", "by Ada"];
  expect(section("Models", [row], plain, 62)).toContain("\n    Approved  by Ada\n");
  expect(section("Models", [row], plain, 14)).toContain("\n    Approved\n    by Ada\n");
});

it("is as wide as it is for what is no screen, and nothing without rows", () => {
  expect(section("Outputs", ROWS, plain).split("\n")).toHaveLength(5);
  expect(section("Outputs", [], plain, 80)).toBe("");
});

it("breaks long values between words, and says a name once", () => {
  const rows = [
    ["Train", "breaks", "reads the output of Preprocess, which runs anew"],
    ["", "", "reads Seed, whose default changed"],
  ];
  expect(section("Caches", rows, plain, 40)).toBe(`
Caches
  Train
    breaks
    reads the output of Preprocess,
    which runs anew
    reads Seed, whose default changed
`);
});
