import { expect, it } from "vitest";
import { messageOf } from "./message.ts";

it("understands what Terraform says with -json", () => {
  const line = JSON.stringify({
    "@level": "info",
    type: "apply_complete",
    hook: { resource: { addr: "aws_s3_bucket.b" }, action: "create", elapsed_seconds: 2 },
  });

  expect(messageOf(line)).toMatchObject({ type: "apply_complete", hook: { elapsed_seconds: 2 } });
});

it.each([
  "",
  "Successfully configured the backend",
  "{not json",
  "{}",
  '{"type":"version","terraform":"1.11.4"}',
  '{"type":"diagnostic"}',
  '{"type":"apply_start","hook":{"resource":{}}}',
  '{"type":"planned_change","change":"all"}',
])("passes over %j", (line) => {
  expect(messageOf(line)).toBeUndefined();
});
