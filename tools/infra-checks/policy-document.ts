import { readLiteral } from "./literal.ts";
import { blocksOf, isObject, type JsonObject, listOf, type StackBlock } from "./stack-json.ts";

/** `trust`: who may take a role. `identity`: what a role may do. `resource`: who may use a resource. */
export type PolicyKind = "trust" | "identity" | "resource";

export interface PolicyDocument {
  readonly address: string;
  readonly kind: PolicyKind;
  /** Terraform's type of the resource that holds it. */
  readonly holder: string;
  /** Undefined where it cannot be read from the stack's text. */
  readonly statements: readonly JsonObject[] | undefined;
}

const TRUST = new Set(["aws_iam_role.assume_role_policy"]);
const IDENTITY =
  /^aws_iam_(role|user|group)_policy\.policy$|^aws_iam_policy\.policy$|^aws_iam_role\.inline_policy$/;
/** Arguments of these names hold no policy document. */
const NO_DOCUMENT =
  /^(aws_s3_bucket_public_access_block|aws_iam_role_policy_attachment|aws_iam_policy_attachment)\.|_arns?$|^aws_cloudwatch_event_|\.block_public_policy$/;

/** Every policy document of a stack: JSON, `jsonencode({…})`, or `data.aws_iam_policy_document`. */
export function policyDocuments(stack: unknown): readonly PolicyDocument[] {
  const blocks = blocksOf(stack);
  const data = new Map(blocks.filter(({ kind }) => kind === "data").map((block) => [block.address, block]));
  return blocks
    .filter(({ kind }) => kind === "resource")
    .flatMap((block) =>
      Object.entries(block.body)
        .filter(([argument]) => /policy/.test(argument) && !NO_DOCUMENT.test(`${block.type}.${argument}`))
        .flatMap(([argument, value]) => documentsOf(block, argument, value, data)),
    );
}

function documentsOf(
  block: StackBlock,
  argument: string,
  value: unknown,
  data: ReadonlyMap<string, StackBlock>,
): readonly PolicyDocument[] {
  const name = `${block.type}.${argument}`;
  const kind = TRUST.has(name) ? "trust" : IDENTITY.test(name) ? "identity" : "resource";
  // `inline_policy` is a block that holds the document.
  const texts = listOf(value).map((item) => (isObject(item) ? item.policy : item));
  return texts
    .filter((text) => text !== undefined && text !== null)
    .map((text) => ({
      address: block.address,
      kind,
      holder: block.type,
      statements: typeof text === "string" ? statementsOf(text, data) : undefined,
    }));
}

function statementsOf(
  text: string,
  data: ReadonlyMap<string, StackBlock>,
): readonly JsonObject[] | undefined {
  const [, referred] = /^\$\{(data\.aws_iam_policy_document\.[\w-]+)\.json\}$/.exec(text) ?? [];
  if (referred !== undefined) return fromDataSource(data.get(referred)?.body);
  const [, encoded] = /^\$\{jsonencode\(([\s\S]*)\)\}$/.exec(text) ?? [];
  const document = readLiteral(encoded ?? text);
  if (!isObject(document) || document.Statement === undefined) return undefined;
  const statements = listOf(document.Statement);
  return statements.every(isObject) ? statements : undefined;
}

/** A data source's statement, in the words of a policy document. */
function fromDataSource(body: JsonObject | undefined): readonly JsonObject[] | undefined {
  if (body === undefined || body.dynamic !== undefined) return undefined;
  if (listOf(body.source_policy_documents).length + listOf(body.override_policy_documents).length > 0)
    return undefined;
  const statements = listOf(body.statement);
  if (!statements.every(isObject)) return undefined;
  return statements.map((statement) => ({
    Effect: statement.effect ?? "Allow",
    ...(statement.actions === undefined ? {} : { Action: statement.actions }),
    ...(statement.not_actions === undefined ? {} : { NotAction: statement.not_actions }),
    ...(statement.resources === undefined ? {} : { Resource: statement.resources }),
    ...(statement.not_resources === undefined ? {} : { NotResource: statement.not_resources }),
    ...(statement.principals === undefined ? {} : { Principal: principalOf(statement.principals) }),
    ...(statement.not_principals === undefined
      ? {}
      : { NotPrincipal: principalOf(statement.not_principals) }),
    ...(statement.condition === undefined ? {} : { Condition: conditionOf(statement.condition) }),
  }));
}

const principalOf = (blocks: unknown): JsonObject =>
  Object.fromEntries(
    listOf(blocks)
      .filter(isObject)
      .map(({ type, identifiers }) => [String(type), identifiers]),
  );

function conditionOf(blocks: unknown): JsonObject {
  const condition: { [test: string]: { [variable: string]: unknown } } = {};
  for (const { test, variable, values } of listOf(blocks).filter(isObject))
    condition[String(test)] = { ...condition[String(test)], [String(variable)]: values };
  return condition;
}
