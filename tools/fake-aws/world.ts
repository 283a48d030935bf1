import type { Stack, StackEvent } from "@aws-sdk/client-cloudformation";
import type { OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { Build } from "@aws-sdk/client-codebuild";
import type { PipelineExecutionSummary, StageState } from "@aws-sdk/client-codepipeline";
import type { Connection, Host } from "@aws-sdk/client-codestar-connections";
import type {
  DescribeCodeRepositoryOutput,
  DescribeDomainResponse,
  DescribeProjectOutput,
  ModelPackageGroupSummary,
  ModelPackageSummary,
  PipelineSummary,
} from "@aws-sdk/client-sagemaker";
import type {
  ProductViewSummary,
  ProvisionedProductDetail,
  ProvisioningArtifactDetail,
  RecordDetail,
} from "@aws-sdk/client-service-catalog";
import { platformNames } from "@sagewright/core/project";
import type { Scenario } from "./scenario.ts";
import type { Story } from "./story.ts";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface Product {
  readonly summary: ProductViewSummary & { readonly ProductId: string; readonly Name: string };
  readonly arn: string;
  readonly tags: Tag[];
  /** Oldest first. */
  readonly artifacts: ProvisioningArtifactDetail[];
}

export interface Portfolio {
  readonly Id: string;
  readonly DisplayName: string;
  readonly principals: string[];
}

export interface CodePipeline {
  readonly stages: StageState[];
  /** Newest first. */
  readonly executions: PipelineExecutionSummary[];
}

export interface ResourceType {
  readonly arn: string;
  readonly isPublic: boolean;
  executionRoleArn?: string;
}

export interface Registration {
  readonly typeName: string;
  /** A request with the same one is the same request. */
  readonly clientToken: string | undefined;
  status: "IN_PROGRESS" | "COMPLETE" | "FAILED";
  description: string;
}

export interface Bucket {
  /** By key. */
  readonly objects: Map<string, { readonly body: string; readonly tags: readonly Tag[] }>;
  corsOrigins?: readonly string[];
}

export interface Role {
  readonly path: string;
  readonly trust: object;
  readonly policies: readonly string[];
}

/** All that the fake knows. Tests may look into it and change it; services do nothing else. */
export interface World {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Names of the platform `sagewright-acme-prod`, in its account and region. */
  readonly names: ReturnType<typeof platformNames>;
  readonly scenario: Scenario;
  /** Now; no two answers are the same. */
  now(): Date;
  /** An id that nothing else has, such as `pp-0000000000001`. */
  newId(prefix: string): string;
  /** A UUID that nothing else has. */
  newUuid(): string;
  arn(service: string, resource: string): string;
  /** What is under way. */
  readonly stories: Set<Story>;

  /** By name. */
  readonly projects: Map<string, DescribeProjectOutput>;
  /** By ARN. */
  readonly tags: Map<string, Tag[]>;
  readonly pipelines: Map<string, PipelineSummary>;
  readonly modelPackageGroups: Map<string, ModelPackageGroupSummary>;
  readonly modelPackages: ModelPackageSummary[];
  readonly codeRepositories: Map<string, DescribeCodeRepositoryOutput>;
  readonly domains: Map<string, DescribeDomainResponse>;
  /** By id. */
  readonly portfolios: Map<string, Portfolio>;
  readonly products: Map<string, Product>;
  readonly provisioned: Map<string, ProvisionedProductDetail>;
  readonly records: Map<string, RecordDetail & { outputs: { OutputKey: string; OutputValue: string }[] }>;
  /** By ARN; also those that are deleted. */
  readonly stacks: Map<string, Stack & { StackId: string; StackName: string }>;
  /** By ARN of the stack; oldest first. */
  readonly events: Map<string, StackEvent[]>;
  /** By name. */
  readonly types: Map<string, ResourceType>;
  /** By token. */
  readonly registrations: Map<string, Registration>;
  /** By id; oldest first. */
  readonly builds: Map<string, Build & { id: string; projectName: string }>;
  readonly buildProjects: Set<string>;
  /** By `group stream`; oldest first. */
  readonly logs: Map<string, OutputLogEvent[]>;
  /** By name. */
  readonly codePipelines: Map<string, CodePipeline>;
  /** By ARN. */
  readonly connections: Map<string, Connection & { ConnectionArn: string; ConnectionName: string }>;
  readonly hosts: Map<string, Host & { HostArn: string }>;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  readonly roles: Map<string, Role>;
  /** By name: the value, or nothing while it is empty. */
  readonly secrets: Map<string, string | undefined>;
  /** By `service quota`. */
  readonly quotas: Map<string, { readonly name: string; readonly value: number }>;
}

export const ORGANIZATION = { organization: "acme", environment: "prod" } as const;

/** An account without anything in it. */
export function emptyWorld(scenario: Scenario): World {
  const { account = "111122223333", region = "eu-west-1", partition = "aws" } = scenario;
  let last = 0;
  let made = 0;
  const count = (length: number) => {
    made += 1;
    return String(made).padStart(length, "0");
  };
  return {
    account,
    region,
    partition,
    names: platformNames(ORGANIZATION, { account, region }),
    scenario,
    now: () => {
      last = Math.max(last + 1, Date.now());
      return new Date(last);
    },
    newId: (prefix) => `${prefix}-${count(12)}`,
    newUuid: () => `00000000-0000-4000-8000-${count(12)}`,
    arn: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
    stories: new Set(),
    projects: new Map(),
    tags: new Map(),
    pipelines: new Map(),
    modelPackageGroups: new Map(),
    modelPackages: [],
    codeRepositories: new Map(),
    domains: new Map(),
    portfolios: new Map(),
    products: new Map(),
    provisioned: new Map(),
    records: new Map(),
    stacks: new Map(),
    events: new Map(),
    types: new Map(),
    registrations: new Map(),
    builds: new Map(),
    buildProjects: new Set(),
    logs: new Map(),
    codePipelines: new Map(),
    connections: new Map(),
    hosts: new Map(),
    buckets: new Map(),
    roles: new Map(),
    secrets: new Map(),
    quotas: new Map(),
  };
}
