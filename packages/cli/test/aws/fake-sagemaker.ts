/** An error of the service's own. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Request = Readonly<Record<string, unknown>>;

/** A state of an execution, as a test wants it seen: at each look the next one, and the last one from then on. */
export interface FakeState {
  readonly status: "Executing" | "Succeeded" | "Failed" | "Stopping" | "Stopped";
  readonly failureReason?: string;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

interface FakeExecution {
  readonly arn: string;
  readonly pipelineName: string;
  readonly displayName?: unknown;
  readonly parameters: unknown;
  /** As it was started. */
  readonly request: Request;
  readonly states: readonly FakeState[];
  looks: number;
  retries: number;
}

const ACCOUNT = "arn:aws:sagemaker:eu-west-1:444455556666";
/** Seconds of the epoch, as the protocol writes times. */
export const STARTED = 1_790_000_000;

/** As much of the service as `deploy` and `run` ask for; a test says what executions go through. */
export class FakeSageMaker {
  readonly pipelines = new Map<string, Record<string, unknown>>();
  readonly tags = new Map<string, Map<string, string>>();
  readonly executions: FakeExecution[] = [];
  readonly jobs = new Map<string, object>();
  readonly models = new Map<string, object>();
  readonly groups = new Map<string, object>();
  /** Of versions, by `arn/number`. */
  readonly notes = new Map<string, object>();
  /** What the next execution goes through, and what after a retry. */
  states: readonly FakeState[] = [{ status: "Succeeded", steps: [] }];
  readonly #tokens = new Map<unknown, object>();
  readonly #objects: ReadonlyMap<string, Uint8Array>;

  /** @param objects those in S3, by `bucket/key` */
  constructor(objects: ReadonlyMap<string, Uint8Array>) {
    this.#objects = objects;
  }

  answer(operation: string, request: Request): object {
    const method = this.#operations[operation];
    if (method === undefined) throw new ServiceError("UnknownOperationException", operation);
    return method(request);
  }

  readonly #operations: Readonly<Record<string, (request: Request) => object>> = {
    CreatePipeline: (request) =>
      this.#once(request, () => {
        const name = String(request.PipelineName);
        if (this.pipelines.has(name))
          throw new ServiceError(
            "ValidationException",
            `Pipeline names must be unique within an AWS account and region. Pipeline with name (${name}) already exists.`,
          );
        const PipelineArn = arnOf(name);
        this.pipelines.set(name, { ...request, ...this.#definition(request), versions: 1 });
        this.#tag(PipelineArn, request.Tags);
        return { PipelineArn };
      }),
    UpdatePipeline: (request) => {
      const pipeline = this.#pipeline(request.PipelineName);
      const versions = Number(pipeline.versions) + 1;
      Object.assign(pipeline, request, this.#definition(request), { versions });
      return { PipelineArn: arnOf(String(request.PipelineName)), PipelineVersionId: versions };
    },
    DescribePipeline: ({ PipelineName }) => {
      const {
        PipelineDefinition,
        PipelineDisplayName,
        PipelineDescription,
        RoleArn,
        ParallelismConfiguration,
      } = this.#pipeline(PipelineName);
      return {
        PipelineName,
        PipelineArn: arnOf(String(PipelineName)),
        PipelineStatus: "Active",
        CreationTime: STARTED,
        PipelineDefinition,
        PipelineDisplayName,
        PipelineDescription,
        RoleArn,
        ParallelismConfiguration,
      };
    },
    ListTags: ({ ResourceArn }) => ({
      Tags: [...(this.tags.get(String(ResourceArn)) ?? [])].map(([Key, Value]) => ({ Key, Value })),
    }),
    AddTags: ({ ResourceArn, Tags }) => {
      this.#tag(String(ResourceArn), Tags);
      return { Tags };
    },
    StartPipelineExecution: (request) =>
      this.#once(request, () => {
        this.#pipeline(request.PipelineName);
        const pipelineName = String(request.PipelineName);
        const id = `k3x9${String(this.executions.length).padStart(8, "0")}`;
        const arn = `${arnOf(pipelineName)}/execution/${id}`;
        this.executions.push({
          arn,
          pipelineName,
          displayName: request.PipelineExecutionDisplayName,
          parameters: request.PipelineParameters,
          request,
          states: this.states,
          looks: 0,
          retries: 0,
        });
        return { PipelineExecutionArn: arn };
      }),
    RetryPipelineExecution: (request) =>
      this.#once(request, () => {
        const execution = this.#execution(request.PipelineExecutionArn);
        Object.assign(execution, { states: this.states, looks: 0, retries: execution.retries + 1 });
        return { PipelineExecutionArn: execution.arn };
      }),
    DescribePipelineExecution: ({ PipelineExecutionArn }) => {
      const execution = this.#execution(PipelineExecutionArn);
      const { status, failureReason } = stateOf(execution);
      return {
        PipelineArn: arnOf(execution.pipelineName),
        PipelineExecutionArn,
        PipelineExecutionDisplayName: execution.displayName,
        PipelineExecutionStatus: status,
        FailureReason: failureReason,
        CreationTime: STARTED,
        LastModifiedTime: STARTED + 60 + execution.retries,
      };
    },
    ListPipelineExecutionSteps: ({ PipelineExecutionArn, NextToken }) => {
      const execution = this.#execution(PipelineExecutionArn);
      const { steps } = stateOf(execution);
      const at = NextToken === undefined ? 0 : Number(NextToken);
      const isLast = at + 1 >= steps.length;
      if (isLast) execution.looks++;
      // One a page, so that whoever forgets to turn pages sees but one.
      return {
        PipelineExecutionSteps: steps.slice(at, at + 1),
        ...(isLast ? {} : { NextToken: String(at + 1) }),
      };
    },
    ListPipelineExecutions: ({ PipelineName }) => ({
      PipelineExecutionSummaries: this.executions
        .filter(({ pipelineName }) => pipelineName === PipelineName)
        .map((execution, index) => ({
          PipelineExecutionArn: execution.arn,
          PipelineExecutionStatus: stateOf(execution).status,
          StartTime: STARTED + index,
        }))
        .reverse(),
    }),
    ListPipelineParametersForExecution: ({ PipelineExecutionArn }) => ({
      PipelineParameters: this.#execution(PipelineExecutionArn).parameters ?? [],
    }),
    DescribeModelPackageGroup: ({ ModelPackageGroupName }) =>
      this.#described(this.groups, ModelPackageGroupName),
    CreateModelPackageGroup: ({ ModelPackageGroupName, Tags }) => {
      const ModelPackageGroupArn = `${ACCOUNT}:model-package-group/${ModelPackageGroupName}`;
      if (this.groups.has(String(ModelPackageGroupName)))
        throw new ServiceError(
          "ValidationException",
          `Model Package Group already exists: ${ModelPackageGroupArn}`,
        );
      this.groups.set(String(ModelPackageGroupName), {
        ModelPackageGroupName,
        ModelPackageGroupArn,
        CreationTime: STARTED,
        CreatedBy: {},
        ModelPackageGroupStatus: "Completed",
      });
      this.#tag(ModelPackageGroupArn, Tags);
      return { ModelPackageGroupArn };
    },
    UpdatePipelineVersion: ({ PipelineArn, PipelineVersionId, ...note }) => {
      this.notes.set(`${PipelineArn}/${PipelineVersionId}`, note);
      return { PipelineArn, PipelineVersionId };
    },
    ListPipelineVersions: ({ PipelineName }) => {
      const name = String(PipelineName).split("/").at(-1);
      const { versions } = this.#pipeline(name);
      return { PipelineVersionSummaries: [{ PipelineVersionId: versions, CreationTime: STARTED }] };
    },
    DescribeProcessingJob: ({ ProcessingJobName }) => this.#described(this.jobs, ProcessingJobName),
    DescribeTrainingJob: ({ TrainingJobName }) => this.#described(this.jobs, TrainingJobName),
    DescribeModelPackage: ({ ModelPackageName }) => this.#described(this.models, ModelPackageName),
  };

  #definition({ PipelineDefinitionS3Location, PipelineDefinition }: Request): object {
    if (PipelineDefinitionS3Location === undefined) return { PipelineDefinition };
    const { Bucket, ObjectKey } = PipelineDefinitionS3Location as { Bucket: string; ObjectKey: string };
    const found = this.#objects.get(`${Bucket}/${ObjectKey}`);
    if (found === undefined) throw new ServiceError("ValidationException", "There is no such object.");
    return { PipelineDefinition: new TextDecoder().decode(found) };
  }

  #once(request: Request, effect: () => object): object {
    const known = this.#tokens.get(request.ClientRequestToken);
    if (known !== undefined) return known;
    const answer = effect();
    this.#tokens.set(request.ClientRequestToken, answer);
    return answer;
  }

  #tag(arn: string, tags: unknown): void {
    const own = this.tags.get(arn) ?? new Map<string, string>();
    for (const { Key, Value } of (tags ?? []) as { Key: string; Value: string }[]) own.set(Key, Value);
    this.tags.set(arn, own);
  }

  #pipeline(name: unknown): Record<string, unknown> {
    const found = this.pipelines.get(String(name));
    if (found === undefined)
      throw new ServiceError("ResourceNotFound", `Pipeline '${arnOf(String(name))}' does not exist.`);
    return found;
  }

  #execution(arn: unknown): FakeExecution {
    const found = this.executions.find((each) => each.arn === arn);
    if (found === undefined) throw new ServiceError("ResourceNotFound", `${arn} does not exist.`);
    return found;
  }

  #described(all: ReadonlyMap<string, object>, name: unknown): object {
    const found = all.get(String(name));
    if (found === undefined) throw new ServiceError("ResourceNotFound", `${name} does not exist.`);
    return found;
  }
}

const arnOf = (pipelineName: string): string => `${ACCOUNT}:pipeline/${pipelineName.toLowerCase()}`;

function stateOf({ states, looks }: FakeExecution): FakeState {
  const state = states[Math.min(looks, states.length - 1)];
  if (state === undefined) throw new ServiceError("ValidationException", "The test gave no states.");
  return state;
}
