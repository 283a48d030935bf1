import { expect, it } from "vitest";
import { assetUri } from "./asset.ts";
import { assetsOf, compile } from "./compile/check.ts";
import { contentAsset } from "./content-asset.ts";
import { pipeline } from "./pipeline.ts";
import { step } from "./step.ts";

const place = { pipelineName: "P", bucket: "bucket" };
const rules = contentAsset("rules.json", "{}");
/** SHA-256 of `{}`. */
const HASH = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

it("lies under the hash of its content, which needs nobody to read a file", () => {
  expect(rules.hash).toBe(HASH);
  expect(assetUri(rules, undefined, place)).toBe(`s3://bucket/P/input/${HASH}/rules.json`);
});

it("is the same asset for the same name and content only", () => {
  expect(contentAsset("rules.json", "{}").id).toBe(rules.id);
  expect(contentAsset("rules.json", "[]").id).not.toBe(rules.id);
  expect(contentAsset("other.json", "{}").id).not.toBe(rules.id);
});

it.each(["../../up.json", "/etc/up.json", "a/b/up.json"])("keeps a name in its folder: %s", (name) => {
  expect(assetUri(contentAsset(name, "{}"), undefined, place)).toBe(`s3://bucket/P/input/${HASH}/up.json`);
});

it("is an input of a step like a file", () => {
  const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/clean:1";
  const clean = step.processing("Clean", { image, instanceType: "ml.m5.large", inputs: { rules } });
  const made = pipeline("P", {
    role: "arn:aws:iam::123456789012:role/r",
    bucket: "bucket",
    steps: [clean],
  });

  expect(compile(made).Steps[0]).toMatchObject({
    Arguments: {
      ProcessingInputs: [{ S3Input: { S3Uri: `s3://bucket/P/input/${HASH}/rules.json` } }],
    },
  });
  expect(assetsOf(made)).toEqual([rules]);
});
