import fc from "fast-check";
import { expect, it } from "vitest";
import { attributeChanges } from "./attribute-changes.ts";

const changes = (before: unknown, after: unknown, more = {}) =>
  attributeChanges({
    before,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
    ...more,
  });

it("tells each value that differs, with its path", () => {
  expect(
    changes(
      { days: 365, tags: { team: "ml", old: "x" }, rule: [{ days: 1 }], same: [1, 2] },
      { days: 30, tags: { team: "ai" }, rule: [{ days: 2 }], same: [1, 2] },
    ),
  ).toEqual([
    { path: "days", before: 365, after: 30 },
    { path: "tags.team", before: "ml", after: "ai" },
    { path: "tags.old", before: "x" },
    { path: "rule[0].days", before: 1, after: 2 },
  ]);
});

it("looks into a text that is a JSON document", () => {
  const policy = (action: string) => JSON.stringify({ Statement: [{ Action: [action], Effect: "Allow" }] });

  expect(changes({ policy: policy("s3:Get*") }, { policy: policy("s3:*") })).toEqual([
    { path: "policy → Statement[0].Action[0]", before: "s3:Get*", after: "s3:*" },
  ]);
  expect(changes({ policy: policy("a") }, { policy: "none" })).toEqual([
    { path: "policy", before: policy("a"), after: "none" },
  ]);
});

it("says what is known later", () => {
  expect(
    changes(
      { id: "a", out: { x: 1, y: 2 } },
      { out: { y: 2 } },
      { after_unknown: { id: true, out: { x: true } } },
    ),
  ).toEqual([
    { path: "id", before: "a", unknown: true },
    { path: "out.x", before: 1, unknown: true },
  ]);
});

it("tells of a secret that it changes, and no more", () => {
  expect(
    changes(
      { user: "a", password: "one" },
      { user: "b", password: "two" },
      { after_sensitive: { password: true } },
    ),
  ).toEqual([
    { path: "user", before: "a", after: "b" },
    { path: "password", sensitive: true },
  ]);
  expect(changes({ copy: ["it is hunter2"] }, { copy: [] }, {})).not.toEqual([]);
  expect(
    attributeChanges(
      {
        before: { copy: "it is hunter2" },
        after: {},
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: {},
      },
      ["hunter2"],
    ),
  ).toEqual([{ path: "copy", sensitive: true }]);
});

it("tells nothing where nothing differs, and never a value under a mark", () => {
  const marked = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.string({ minLength: 6, maxLength: 12 }));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(changes(value, structuredClone(value))).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(marked, marked, (before, after) => {
      const mark = Object.fromEntries(Object.keys({ ...before, ...after }).map((key) => [key, true]));

      const told = changes(before, after, { before_sensitive: mark, after_sensitive: mark });

      expect(told.every((change) => !("before" in change) && !("after" in change))).toBe(true);
    }),
  );
});
