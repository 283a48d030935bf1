import { expect, it } from "vitest";
import { asDeployed, bucketOfCode } from "./as-deployed.ts";

const code = (bucket: string, name = "churn") =>
  `{"S3Uri":"s3://${bucket}/${name}/code/${"0af9".repeat(16)}/main.mjs"}`;

it.each([
  ["the one that all code lies in", code("artifacts") + code("artifacts"), "artifacts"],
  ["none where there are two", code("artifacts") + code("others"), undefined],
  ["none where there is no code", '{"S3Uri":"s3://data/churn/code/train.csv"}', undefined],
  ["none of another pipeline", code("artifacts", "other"), undefined],
])("finds the bucket of a definition's code: %s", (_, definition, bucket) => {
  expect(bucketOfCode(definition, "churn")).toBe(bucket);
});

it("takes flags first, and leaves what nobody says as it is deployed", () => {
  const role = "arn:aws:iam::444455556666:role/deployed";
  const source = { name: "churn", text: code("artifacts"), roleArn: role };

  expect(asDeployed(source, { bucket: "given" })).toEqual({
    name: "churn",
    bucket: "given",
    unsaid: { role, bucket: "artifacts" },
  });
});
