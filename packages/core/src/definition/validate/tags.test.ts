import { expect, it } from "vitest";
import { issuesOf, lambda, processing } from "../../../test/definitions.ts";

const tags = (...keys: readonly string[]) => ({ Tags: keys.map((Key) => ({ Key, Value: "v" })) });

it.each([
  [["aws:x"], ["TAG_KEY_RESERVED Steps[0].Arguments.Tags[0].Key"]],
  [["a", "AWS:createdBy"], ["TAG_KEY_RESERVED Steps[0].Arguments.Tags[1].Key"]],
  [["a", "A", "a"], ["ENTRY_DUPLICATE Steps[0].Arguments.Tags[2].Key"]],
  [["aws", "sagemaker:name", "my-aws:x"], []],
])("tags %j", (keys, expected) => {
  expect(issuesOf(processing("A", {}, tags(...keys)))).toEqual(expected);
});

it("are no tags in the payload of a function", () => {
  expect(issuesOf(lambda("A", tags("aws:x")))).toEqual([]);
});
