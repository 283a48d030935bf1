/** Pages of AWS's console about a project. */
export function consoleLinks(
  region: string,
  {
    codePipeline,
    stack,
    provisionedProduct,
    runLog,
  }: {
    readonly codePipeline?: string | undefined;
    readonly stack?: string | undefined;
    readonly provisionedProduct?: string | undefined;
    readonly runLog?: string | undefined;
  },
): Readonly<Record<string, string>> {
  const domain = region.startsWith("cn-")
    ? "amazonaws.cn"
    : region.startsWith("us-gov-")
      ? "amazonaws-us-gov.com"
      : "aws.amazon.com";
  const page = (path: string): string => `https://${region}.console.${domain}/${path}`;
  const links = {
    pipeline: codePipeline && page(`codesuite/codepipeline/pipelines/${codePipeline}/view?region=${region}`),
    stack:
      stack?.startsWith("arn:") &&
      page(`cloudformation/home?region=${region}#/stacks/events?stackId=${encodeURIComponent(stack)}`),
    product:
      provisionedProduct &&
      page(`servicecatalog/home?region=${region}#provisioned-products/${provisionedProduct}`),
    terraformLog: runLog?.startsWith("https://") && runLog,
  };
  return Object.fromEntries(
    Object.entries(links).flatMap(([name, link]) =>
      typeof link === "string" && link !== "" ? [[name, link]] : [],
    ),
  );
}
