/** The last segment of an execution's ARN, which is enough to name it. */
export const idOf = (executionArn: string): string => executionArn.slice(executionArn.lastIndexOf("/") + 1);
