/** What kind of identity an ARN of `principalArns` names, and its name. */
export interface Principal {
  readonly kind: "role" | "user" | "group";
  readonly name: string;
  readonly arn: string;
  /** Made by IAM Identity Center, which alone may change it. */
  readonly reserved: boolean;
}

/** Reads ARNs of the form that the settings' schema lets pass. */
export const principalsOf = (arns: readonly string[]): readonly Principal[] =>
  [...new Set(arns)].flatMap((arn) => {
    const match = /:(role|user|group)\/(?:(.*)\/)?([^/]+)$/.exec(arn);
    const [, kind, path = "", name] = match ?? [];
    if (name === undefined || (kind !== "role" && kind !== "user" && kind !== "group")) return [];
    return [{ kind, name, arn, reserved: path.startsWith("aws-reserved/") }];
  });

/** The principals that a resource's policy and a role's trust can name: a group is none. */
export const rolesAndUsers = (arns: readonly string[]): readonly string[] =>
  principalsOf(arns)
    .filter(({ kind }) => kind !== "group")
    .map(({ arn }) => arn);
