import { createHash } from "node:crypto";

/** What kind of identity an ARN of `principalArns` names, and its name. */
export interface Principal {
  readonly kind: "role" | "user" | "group";
  readonly name: string;
  readonly arn: string;
  /** Part of a resource's name in the stack: an ARN has letters that Terraform does not take. */
  readonly id: string;
  /** Made by IAM Identity Center, which alone may change it. */
  readonly reserved: boolean;
}

/** Reads ARNs of the form that the settings' schema lets pass. */
export const principalsOf = (arns: readonly string[]): readonly Principal[] =>
  [...new Set(arns)].flatMap((arn) => {
    const match = /:(role|user|group)\/(?:(.*)\/)?([^/]+)$/.exec(arn);
    const [, kind, path = "", name] = match ?? [];
    if (name === undefined || (kind !== "role" && kind !== "user" && kind !== "group")) return [];
    const id = `${kind}-${name.replace(/[^\w-]/g, "-")}-${shortHash(arn)}`;
    return [{ kind, name, arn, id, reserved: path.startsWith("aws-reserved/") }];
  });

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** The principals that a resource's policy and a role's trust can name: a group is none. */
export const rolesAndUsers = (arns: readonly string[]): readonly string[] =>
  principalsOf(arns)
    .filter(({ kind }) => kind !== "group")
    .map(({ arn }) => arn);
