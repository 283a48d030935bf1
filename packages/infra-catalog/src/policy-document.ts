import type { Platform } from "./platform.ts";

/** One statement of an IAM policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: "*" | { readonly Service: string } | { readonly AWS: string | readonly string[] };
  readonly Condition?: {
    readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
  };
}

/** The text of a policy. Its strings may hold Terraform's interpolations: none of them yields a quote. */
export const policyDocument = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/**
 * Lets a service that tells for whom it acts use a role, for this account and the named source only.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const trustService = (platform: Platform, service: string, sourceArn: string): Statement => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sts:AssumeRole",
  Condition: {
    StringEquals: { "aws:SourceAccount": platform.account },
    ArnLike: { "aws:SourceArn": sourceArn },
  },
});

/**
 * Lets a service use a role that does not promise to tell for whom it acts (Lambda, EC2, CloudFormation, Service
 * Catalog). Wherever it does tell, it must be this account; no service hands a role over to another account.
 */
export const trustSilentService = (platform: Platform, service: string): Statement => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sts:AssumeRole",
  Condition: { StringEqualsIfExists: { "aws:SourceAccount": platform.account } },
});
