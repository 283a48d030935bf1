/** The account of an ARN; of a role's, that in which the pipeline works. */
export const accountOf = (arn: string): string => arn.split(":")[4] ?? "";
