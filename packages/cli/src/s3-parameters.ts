import { type PipelineDefinition, referencesIn } from "@sagewright/core";

/** Members of a request that hold an S3 URI. */
const URI_MEMBERS = new Set<string | number>(["S3Uri", "ModelDataUrl"]);

/** Parameters that stand for a place in S3: their default is one, or they are used as one. */
export function s3Parameters({ Parameters = [], Steps }: PipelineDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { Name, DefaultValue } of Parameters) {
    if (typeof DefaultValue === "string" && DefaultValue.startsWith("s3://")) names.add(Name);
  }
  for (const { path, get } of referencesIn(Steps)) {
    const member = path.at(-1);
    if (get.root === "Parameters" && member !== undefined && URI_MEMBERS.has(member)) names.add(get.name);
  }
  const texts = Parameters.filter(({ Type = "String" }) => Type === "String").map(({ Name }) => Name);
  return new Set(texts.filter((name) => names.has(name)));
}
