import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Policy, policies } from "../../../tools/permissions/policy.ts";

const DOCUMENT = join(import.meta.dirname, "../../../docs/permissions.md");

it("shows the policy of every command as its sources ask for it (vitest --update writes them)", async () => {
  const written = readFileSync(DOCUMENT, "utf8");
  const [begin, end] = ["<!-- policies -->", "<!-- /policies -->"];
  const from = written.indexOf(begin);
  const to = written.indexOf(end);
  expect({ from: from >= 0, to: to > from }).toEqual({ from: true, to: true });

  const due = `${written.slice(0, from + begin.length)}\n${sections()}${written.slice(to)}`;

  await expect(due).toMatchFileSnapshot(DOCUMENT);
});

/** One for each policy: commands that need the same share it. */
function sections(): string {
  const commands = Map.groupBy([...policies()], ([, policy]) => JSON.stringify(policy));
  return [...commands.values()]
    .map((same) => {
      const title = same.map(([command]) => `\`${command}\``).join(", ");
      const [, policy] = same[0] ?? [];
      return `### ${title}\n\n\`\`\`json\n${policy === undefined ? "" : jsonOf(policy)}\n\`\`\`\n`;
    })
    .join("\n");
}

/** One line a key of a statement; lists that are long, one line an item. */
function jsonOf({ Version, Statement }: Policy): string {
  const statements = Statement.map((statement) => {
    const lines = Object.entries(statement).map(([key, value]) => `      "${key}": ${textOf(value)}`);
    return `    {\n${lines.join(",\n")}\n    }`;
  });
  return `{\n  "Version": "${Version}",\n  "Statement": [\n${statements.join(",\n")}\n  ]\n}`;
}

function textOf(value: unknown): string {
  const line = JSON.stringify(value);
  return Array.isArray(value) && line.length > 100
    ? `[\n${value.map((item) => `        ${JSON.stringify(item)}`).join(",\n")}\n      ]`
    : line;
}
