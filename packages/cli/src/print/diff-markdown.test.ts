import { type DefinitionDiff, diffDefinitions, type PipelineDefinition } from "@sagewright/core";
import { expect, it } from "vitest";
import { diffMarkdown } from "./diff-markdown.ts";

const lambda = (name: string, args: object, more: object = {}) => ({
  Name: name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  Arguments: args,
  ...more,
});
const diff = (before: readonly object[], after: readonly object[]): DefinitionDiff =>
  diffDefinitions(
    { Steps: before } as unknown as PipelineDefinition,
    { Steps: after } as unknown as PipelineDefinition,
  );
const NAMES = { before: "a.json", after: "b.json" };
const CACHE = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };

it("is a heading and a diff for each step, and a table of caches", () => {
  const text = diffMarkdown(diff([lambda("A", { x: 1 }, CACHE)], [lambda("A", { x: 2 }, CACHE)]), NAMES);
  expect(text).toBe(`## Pipeline: \`a.json\` → \`b.json\`

1 step changed, 1 cache breaks.

### \`A\` (Lambda) changed

\`\`\`diff
- Arguments.x: 1
+ Arguments.x: 2
\`\`\`

### Caches

| step | cache | why |
|---|---|---|
| \`A\` | **breaks** | Arguments.x changed |
`);
});

it("says that there is nothing to say", () => {
  expect(diffMarkdown(diff([lambda("A", {})], [lambda("A", {})]), NAMES)).toContain("\n\nNo differences.\n");
});

it("keeps what names and values hold from being taken for Markdown", () => {
  const name = "a`|<b>";
  const text = diffMarkdown(
    diff(
      [lambda(name, { x: "1" }, CACHE)],
      [lambda(name, { x: "```\n# <script> @everyone", "|*_": 1 }, CACHE)],
    ),
    NAMES,
  );
  const table = text.slice(text.indexOf("### Caches"));

  expect(text).toContain("### `` a`\\|<b> `` (Lambda) changed");
  expect(text).toContain('````diff\n- Arguments.x: "1"\n+ Arguments.x: "```\\n# <script> @everyone"\n');
  expect(table).toContain("| `` a`\\|<b> `` | **breaks** | Arguments.x changed<br>");
  expect(table).toContain('\\["\\|\\*\\_"\\] was added |');
});
