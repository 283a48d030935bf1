/**
 * ARN of a SageMaker project.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export const projectArn = (of: {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly projectName: string;
}): string => `arn:${of.partition}:sagemaker:${of.region}:${of.account}:project/${of.projectName}`;
