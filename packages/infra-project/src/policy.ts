/** Keys of a condition block and the values that they may have. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM policy document. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Readonly<Record<string, string>> | "*";
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Condition;
}

/** A statement that allows actions on named resources. */
export const allow = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: Condition,
): Statement => ({
  Sid: sid,
  Effect: "Allow",
  Action: actions,
  Resource: resources,
  ...(condition !== undefined && { Condition: condition }),
});

/** A statement that lets a role be handed to one service and no other. */
export const allowPassRole = (sid: string, roleArn: string, service: string): Statement =>
  allow(sid, ["iam:PassRole"], [roleArn], { StringEquals: { "iam:PassedToService": service } });

/** A policy document as the text that AWS takes. */
export const policyDocument = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/**
 * The trust policy of a role that one service takes on, for resources of one account only.
 *
 * Lambda is not documented to name the function when it takes a role on: there the conditions count where it does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function trustPolicy(of: {
  readonly service: string;
  readonly account: string;
  readonly sourceArns: readonly string[];
}): string {
  const ifExists = of.service === "lambda.amazonaws.com" ? "IfExists" : "";
  return policyDocument([
    {
      Sid: "Service",
      Effect: "Allow",
      Principal: { Service: of.service },
      Action: ["sts:AssumeRole"],
      Condition: {
        [`StringEquals${ifExists}`]: { "aws:SourceAccount": of.account },
        [`ArnLike${ifExists}`]: { "aws:SourceArn": of.sourceArns },
      },
    },
  ]);
}
