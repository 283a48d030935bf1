import { isObject, type JsonObject, listOf } from "../stack-json.ts";
import { type Operation, Refusal, type Supplement } from "./supplement.ts";

const REPOSITORY = /:code-repository\//;

export function sageMaker(account: string, region: string): Supplement {
  const repositories = new Map<string, JsonObject>();
  const tags = new Map<string, readonly unknown[]>();
  const deletedGroups = new Set<string>();
  const arnOf = (name: string) => `arn:aws:sagemaker:${region}:${account}:code-repository/${name}`;
  const nameOf = ({ CodeRepositoryName: name }: JsonObject): string => String(name);
  const found = (input: JsonObject): JsonObject => {
    const repository = repositories.get(nameOf(input));
    if (repository === undefined)
      throw new Refusal("ValidationException", `Cannot find CodeRepository: ${nameOf(input)}`);
    return repository;
  };
  /** moto lists tags only of what it knows itself. */
  const ofRepository =
    (own: (arn: string, input: JsonObject) => JsonObject): Operation =>
    (input, ask) =>
      REPOSITORY.test(String(input.ResourceArn)) ? own(String(input.ResourceArn), input) : ask(input);
  const keysOf = (items: unknown): readonly unknown[] => listOf(items).map((tag) => (tag as JsonObject).Key);
  return {
    reason: "Has no code repositories, and cannot delete a model package group.",
    operations: {
      "SageMaker.CreateCodeRepository": (input) => {
        const arn = arnOf(nameOf(input));
        repositories.set(nameOf(input), {
          CodeRepositoryName: nameOf(input),
          CodeRepositoryArn: arn,
          GitConfig: input.GitConfig,
          CreationTime: Date.now() / 1000,
          LastModifiedTime: Date.now() / 1000,
        });
        tags.set(arn, listOf(input.Tags));
        return { CodeRepositoryArn: arn };
      },
      "SageMaker.DescribeCodeRepository": found,
      "SageMaker.ListCodeRepositories": () => ({ CodeRepositorySummaryList: [...repositories.values()] }),
      "SageMaker.UpdateCodeRepository": (input) => {
        repositories.set(nameOf(input), { ...found(input), GitConfig: input.GitConfig });
        return { CodeRepositoryArn: arnOf(nameOf(input)) };
      },
      "SageMaker.DeleteCodeRepository": (input) => {
        repositories.delete(nameOf(found(input)));
        tags.delete(arnOf(nameOf(input)));
        return {};
      },
      "SageMaker.ListTags": ofRepository((arn) => ({ Tags: tags.get(arn) ?? [] })),
      "SageMaker.AddTags": ofRepository((arn, input) => {
        const added = keysOf(input.Tags);
        const kept = (tags.get(arn) ?? []).filter((tag) => !added.includes((tag as JsonObject).Key));
        tags.set(arn, [...kept, ...listOf(input.Tags)]);
        return { Tags: tags.get(arn) };
      }),
      "SageMaker.DeleteTags": ofRepository((arn, input) => {
        const kept = (tags.get(arn) ?? []).filter(
          (tag) => !listOf(input.TagKeys).includes((tag as JsonObject).Key),
        );
        tags.set(arn, kept);
        return {};
      }),
      "SageMaker.DeleteModelPackageGroup": (input) => {
        deletedGroups.add(String(input.ModelPackageGroupName));
        return {};
      },
      "SageMaker.ListModelPackageGroups": async (input, ask) => {
        const answer = await ask(input);
        const groups = listOf(answer.ModelPackageGroupSummaryList).filter(isObject);
        const left = groups.filter(({ ModelPackageGroupName: name }) => !deletedGroups.has(String(name)));
        return { ...answer, ModelPackageGroupSummaryList: left };
      },
      "SageMaker.DescribeModelPackageGroup": (input, ask) => {
        if (!deletedGroups.has(String(input.ModelPackageGroupName))) return ask(input);
        throw new Refusal(
          "ValidationException",
          `ModelPackageGroup ${input.ModelPackageGroupName} does not exist.`,
        );
      },
    },
  };
}
