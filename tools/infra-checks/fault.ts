/** What a check of a synthesized stack finds. No fault is the empty list: `expect(policyFaults(stack)).toEqual([])`. */
export interface Fault {
  /** Name of the rule. */
  readonly rule: string;
  /** Resource, as Terraform names it: `aws_iam_role.build`. */
  readonly address: string;
  readonly message: string;
}
