import { consoleHost } from "../aws/partition.ts";

/** What a project has pages of in AWS's console. */
interface Pages {
  readonly codePipeline?: string | undefined;
  readonly stack?: string | undefined;
  readonly provisionedProduct?: string | undefined;
  readonly runLog?: string | undefined;
}

/** Pages of AWS's console about a project; none where the partition's console is not known. */
export function consoleLinks(
  { partition, region }: { readonly partition: string; readonly region: string },
  { codePipeline, stack, provisionedProduct, runLog }: Pages,
): Readonly<Record<string, string>> {
  const host = consoleHost(partition, region);
  const page = (path: string): string | undefined => host && `https://${host}/${path}`;
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
