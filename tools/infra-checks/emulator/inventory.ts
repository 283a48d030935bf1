import { isObject, type JsonObject, listOf } from "../stack-json.ts";
import { callJson, callQuery, signed } from "./calls.ts";

/**
 * All that an account holds, as `<service> <kind> <name>`, asked of AWS's own lists; sorted.
 * What waits for its deletion (keys, secrets) counts as gone.
 */
export async function inventory(endpoint: string): Promise<readonly string[]> {
  const lists = await Promise.all(LISTS.map((list) => list(endpoint)));
  return lists.flat().sort();
}

type List = (endpoint: string) => Promise<readonly string[]>;

/** A JSON service's list: its items are names, or objects that hold one. */
const json =
  (service: string, target: string, kind: string, member: string, name?: string): List =>
  async (endpoint) =>
    listOf((await callJson(endpoint, service, target))[member])
      .map((item) => (name === undefined ? item : (item as JsonObject)[name]))
      .map((item) => `${service} ${kind} ${item}`);

/** A query service's list, in XML. */
const query =
  (service: string, body: { readonly [name: string]: string }, kind: string, element: string): List =>
  async (endpoint) => {
    const xml = await callQuery(endpoint, service, body);
    return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"))].map(
      ([, name]) => `${service} ${kind} ${name}`,
    );
  };

const buckets: List = async (endpoint) => {
  const xml = await (await fetch(endpoint, { headers: signed("s3") })).text();
  return [...xml.matchAll(/<Bucket>.*?<Name>([^<]*)<\/Name>/gs)].map(([, name]) => `s3 bucket ${name}`);
};

const functions: List = async (endpoint) => {
  const response = await fetch(`${endpoint}/2015-03-31/functions/`, { headers: signed("lambda") });
  const { Functions } = (await response.json()) as JsonObject;
  return listOf(Functions).map((one) => `lambda function ${(one as JsonObject).FunctionName}`);
};

const keys: List = async (endpoint) => {
  const { Keys } = await callJson(endpoint, "kms", "TrentService.ListKeys");
  const states = await Promise.all(
    listOf(Keys).map(async (key) => {
      const { KeyMetadata } = await callJson(endpoint, "kms", "TrentService.DescribeKey", {
        KeyId: (key as JsonObject).KeyId,
      });
      return isObject(KeyMetadata) ? KeyMetadata : {};
    }),
  );
  return states
    .filter(({ KeyState }) => KeyState !== "PendingDeletion")
    .map(({ KeyId }) => `kms key ${KeyId}`);
};

const LISTS: readonly List[] = [
  buckets,
  functions,
  keys,
  query("iam", { Action: "ListRoles", Version: "2010-05-08" }, "role", "RoleName"),
  query("iam", { Action: "ListPolicies", Version: "2010-05-08", Scope: "Local" }, "policy", "PolicyName"),
  query(
    "iam",
    { Action: "ListInstanceProfiles", Version: "2010-05-08" },
    "instance profile",
    "InstanceProfileName",
  ),
  query("sns", { Action: "ListTopics", Version: "2010-03-31" }, "topic", "TopicArn"),
  query("sqs", { Action: "ListQueues", Version: "2012-11-05" }, "queue", "QueueUrl"),
  json("logs", "Logs_20140328.DescribeLogGroups", "log group", "logGroups", "logGroupName"),
  json("dynamodb", "DynamoDB_20120810.ListTables", "table", "TableNames"),
  json("secretsmanager", "secretsmanager.ListSecrets", "secret", "SecretList", "Name"),
  json("events", "AWSEvents.ListRules", "rule", "Rules", "Name"),
  json("codebuild", "CodeBuild_20161006.ListProjects", "project", "projects"),
  json("codepipeline", "CodePipeline_20150709.ListPipelines", "pipeline", "pipelines", "name"),
  json(
    "ecr",
    "AmazonEC2ContainerRegistry_V20150921.DescribePullThroughCacheRules",
    "pull-through cache rule",
    "pullThroughCacheRules",
    "ecrRepositoryPrefix",
  ),
  json(
    "sagemaker",
    "SageMaker.ListModelPackageGroups",
    "model package group",
    "ModelPackageGroupSummaryList",
    "ModelPackageGroupName",
  ),
  json(
    "sagemaker",
    "SageMaker.ListCodeRepositories",
    "code repository",
    "CodeRepositorySummaryList",
    "CodeRepositoryName",
  ),
  json("servicecatalog", "AWS242ServiceCatalogService.ListPortfolios", "portfolio", "PortfolioDetails", "Id"),
  json(
    "servicecatalog",
    "AWS242ServiceCatalogService.SearchProductsAsAdmin",
    "product",
    "ProductViewDetails",
    "ProductARN",
  ),
];
