import type { Fault } from "./fault.ts";
import { ACTIONS_ON_UNNAMED_RESOURCE, ACTIONS_WITHOUT_RESOURCE } from "./iam-actions-without-resource.ts";
import { type PolicyDocument, policyDocuments } from "./policy-document.ts";
import { isRuleToTopic, ruleToTopicFaults } from "./rule-to-topic.ts";
import { blocksOf, isObject, type JsonObject, listOf } from "./stack-json.ts";

export interface PolicyFaultsOptions {
  /** Addresses of permissions boundaries. They grant nothing by themselves, so may speak of all of a type. */
  readonly boundaries?: readonly string[];
}

interface JudgedDocument extends PolicyDocument {
  readonly boundary: boolean;
}

/**
 * What is wrong with the permissions of a synthesized stack (`cdk.tf.json`, parsed).
 *
 * Rules: `any-action`, `any-resource`, `unnamed-resource`, `pass-role`, `trust`, `anyone`, `unmet`, `inverted`,
 * `unreadable`, `managed-policy`, `exclusive-attachment`, `permission`.
 */
export function policyFaults(
  stack: unknown,
  { boundaries = [] }: PolicyFaultsOptions = {},
): readonly Fault[] {
  return [
    ...policyDocuments(stack).flatMap((document) =>
      documentFaults({ ...document, boundary: boundaries.includes(document.address) }),
    ),
    ...blocksOf(stack)
      .filter(({ kind }) => kind === "resource")
      .flatMap(({ type, address, body }) =>
        (BLOCK_RULES[type] ?? (() => []))(body).map((fault) => ({ address, ...fault })),
      ),
  ];
}

type Found = Omit<Fault, "address">;

function documentFaults(document: JudgedDocument): readonly Fault[] {
  const { address, statements } = document;
  if (statements === undefined)
    return [
      {
        rule: "unreadable",
        address,
        message: "The policy cannot be read from the stack: write it as a literal.",
      },
    ];
  return (
    statements
      // A statement that denies may be as wide as it likes.
      .filter((statement) => statement.Effect !== "Deny")
      .flatMap((statement) => RULES.flatMap((rule) => rule(statement, document)))
      .map((fault) => ({ address, ...fault }))
  );
}

const textsIn = (value: unknown): readonly string[] => listOf(value).map((item) => String(item));

/** Names of the condition keys, whatever the test, in lower case as IAM compares them. */
const conditionKeys = (statement: JsonObject): readonly string[] =>
  (isObject(statement.Condition) ? Object.values(statement.Condition) : [])
    .filter(isObject)
    .flatMap((test) => Object.keys(test))
    .map((key) => key.toLowerCase());

const RULES: readonly ((statement: JsonObject, document: JudgedDocument) => readonly Found[])[] = [
  inverted,
  anyAction,
  anyResource,
  passRole,
  principals,
];

function inverted(statement: JsonObject): readonly Found[] {
  return ["NotAction", "NotResource", "NotPrincipal"]
    .filter((element) => statement[element] !== undefined)
    .map((element) => ({
      rule: "inverted",
      message: `${element} allows whatever comes new: name what is meant.`,
    }));
}

function anyAction(statement: JsonObject, { holder }: PolicyDocument): readonly Found[] {
  return (
    textsIn(statement.Action)
      .filter((action) => /^[*?]+$|:[*?]+$/.test(action) || action.includes("${"))
      // The account keeps hold of its key: AWS's own default, without which a key may be lost for good.
      .filter(
        (action) =>
          !(holder.startsWith("aws_kms_key") && action === "kms:*" && isAccount(statement.Principal)),
      )
      .map((action) => ({ rule: "any-action", message: `"${action}": name the actions.` }))
  );
}

const isAccount = (principal: unknown): boolean =>
  isObject(principal) &&
  Object.keys(principal).join() === "AWS" &&
  textsIn(principal.AWS).every((arn) => /:root$/.test(arn));

/** `arn:…:s3:::*` names nothing more than `*` does. */
function reach(resource: string): "any" | "type" | "named" {
  const plain = withoutExpressions(resource);
  if (/^\*+$/.test(plain)) return "any";
  const parts = plain.split(":");
  if (parts[0] !== "arn" || parts.length < 6) return "named";
  const name = parts.slice(5).join(":");
  if (/^\*+$/.test(name)) return "any";
  // A bucket stands first in the name of its objects; elsewhere the type does.
  return parts[2] !== "s3" && /^[a-z-]+[/:]\*+$/.test(name) ? "type" : "named";
}

function withoutExpressions(text: string): string {
  let depth = 0;
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith("${", at)) depth += 1;
    else if (depth === 0) plain += text[at];
    else if (text[at] === "}") {
      depth -= 1;
      if (depth === 0) plain += "X";
    }
  }
  return plain;
}

/** Conditions that tell resources apart whose ARN holds only an id that AWS gives. */
const NAMING =
  /^aws:(resource|request)tag\/|^s3:existingobjecttag\/|^code(star-)?connections:(passedtoservice|fullrepositoryid)$/;

function anyResource(statement: JsonObject, { kind, holder, boundary }: JudgedDocument): readonly Found[] {
  if (kind === "trust") return [];
  const reaches = textsIn(statement.Resource).map(reach);
  // In the policy of a key, `*` is that key.
  const isAny = reaches.includes("any") && !(kind === "resource" && holder.startsWith("aws_kms_key"));
  const isNamedOtherwise = boundary || conditionKeys(statement).some((key) => NAMING.test(key));
  return textsIn(statement.Action).flatMap((action) => {
    if (ACTIONS_WITHOUT_RESOURCE[action] !== undefined) return [];
    if (isAny) return [{ rule: "any-resource", message: `${action} on any resource: name the resource.` }];
    if (reaches.includes("type") && !isNamedOtherwise && ACTIONS_ON_UNNAMED_RESOURCE[action] === undefined)
      return [
        { rule: "unnamed-resource", message: `${action} on all resources of a type: name the resource.` },
      ];
    return [];
  });
}

/** Whether a pattern of actions takes in an action. */
const takesIn = (pattern: string, action: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "i",
  ).test(action);

function passRole(statement: JsonObject, { kind }: PolicyDocument): readonly Found[] {
  if (kind !== "identity" || !textsIn(statement.Action).some((action) => takesIn(action, "iam:PassRole")))
    return [];
  return conditionKeys(statement).includes("iam:passedtoservice")
    ? []
    : [{ rule: "pass-role", message: "iam:PassRole without the condition iam:PassedToService." }];
}

const SOURCES = [
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "kms:encryptioncontext:aws:logs:arn",
];

function principals(statement: JsonObject, { kind, holder }: PolicyDocument): readonly Found[] {
  if (kind === "identity" || statement.Principal === undefined) return [];
  const { Principal: principal } = statement;
  const keys = conditionKeys(statement);
  const isAnyone = principal === "*" || (isObject(principal) && textsIn(principal.AWS).includes("*"));
  if (isAnyone && (kind === "trust" || keys.length === 0))
    return [{ rule: "anyone", message: 'Principal "*": name who is meant.' }];
  const services = isObject(principal) ? textsIn(principal.Service) : [];
  if (isRuleToTopic(holder, services)) return ruleToTopicFaults(holder, keys);
  if (services.length > 0 && !keys.some((key) => SOURCES.some((source) => key.startsWith(source))))
    return [
      {
        rule: "trust",
        message: `${services.join(", ")} may act for any account: add aws:SourceAccount or aws:SourceArn.`,
      },
    ];
  if (services.length > 1 && kind === "trust")
    return [
      { rule: "trust", message: `${services.join(", ")} share a role: give each service one of its own.` },
    ];
  return kind === "trust" && keys.length === 0
    ? [{ rule: "trust", message: "A trust without a condition." }]
    : [];
}

const BROAD = /(FullAccess|AdministratorAccess|PowerUserAccess|SageMakerServiceCatalogProducts\w*Role\w*)$/;

const broadPolicies = (arns: unknown): readonly Found[] =>
  textsIn(arns)
    .filter((arn) => BROAD.test(arn))
    .map((arn) => ({ rule: "managed-policy", message: `${arn} allows far more than is needed.` }));

const BLOCK_RULES: { readonly [type: string]: (body: JsonObject) => readonly Found[] } = {
  aws_iam_role: (body) => broadPolicies(body.managed_policy_arns),
  aws_iam_role_policy_attachment: (body) => broadPolicies(body.policy_arn),
  aws_iam_policy_attachment: () => [
    {
      rule: "exclusive-attachment",
      message: "Detaches the policy from all others: use aws_iam_role_policy_attachment.",
    },
  ],
  aws_lambda_permission: (body) =>
    String(body.principal) === "*" ||
    (/\.amazonaws\.com/.test(String(body.principal)) &&
      body.source_arn === undefined &&
      body.source_account === undefined)
      ? [{ rule: "permission", message: `${body.principal} may invoke for any account: add source_arn.` }]
      : [],
};
