import type { Command } from "commander";
import { expect, it } from "vitest";
import { wholeTree } from "./command-tree.ts";
import * as documents from "./documents.ts";

/** Commands that do something, by their whole names. */
function leaves(command: Command, words: readonly string[] = []): readonly [string, Command][] {
  return command.commands.flatMap((each): readonly [string, Command][] => {
    const name = [...words, each.name()];
    return each.commands.length === 0 ? [[name.join(" "), each]] : leaves(each, name);
  });
}

it("has a schema for every command with --json, and for no other", () => {
  const withJson = leaves(wholeTree()).filter(([, { options }]) =>
    options.some(({ long }) => long === "--json"),
  );

  expect(Object.keys(documents.COMMAND_DOCUMENTS).sort()).toEqual(withJson.map(([name]) => name).sort());
});

it("exports each schema under the name that the table has for it", () => {
  const listed: readonly documents.CommandDocument[] = Object.values(documents.COMMAND_DOCUMENTS).flat();

  for (const { name, schema } of listed) expect(documents).toHaveProperty(name, schema);
});

const ARN = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/abc";

it("takes no member that is not documented", () => {
  expect(
    documents.runsStopDocument.safeParse({ executionArn: ARN, status: "Stopped", more: 1 }).success,
  ).toBe(false);
  expect(documents.issuesDocument.safeParse({ issues: [], more: 1 }).success).toBe(false);
});
