import type { Tags } from "../input.ts";
import type { LambdaFunctionProps } from "../lambda-function.ts";
import { each, namesOf, type PropNames } from "../prop-names.ts";
import type {
  AnyEnvelopeProps,
  CacheProps,
  EnvelopeProps,
  RetryPolicyProps,
  RetryProps,
} from "../step-props.ts";
import type { AutoMLChannel, AutoMLProps } from "../steps/auto-ml.ts";
import type { BedrockCustomModelProps } from "../steps/bedrock-custom-model.ts";
import type { BedrockCustomModelDeploymentProps } from "../steps/bedrock-custom-model-deployment.ts";
import type { BedrockModelImportProps } from "../steps/bedrock-model-import.ts";
import type { BedrockProvisionedModelThroughputProps } from "../steps/bedrock-provisioned-model-throughput.ts";
import type { CallbackProps } from "../steps/callback.ts";
import type { Channel } from "../steps/channel.ts";
import type { CheckProps } from "../steps/check-job.ts";
import type { BiasProps, PredictorProps, ShapProps } from "../steps/clarify-analysis.ts";
import type { ClarifyCheckProps } from "../steps/clarify-check.ts";
import type { ConditionProps } from "../steps/condition.ts";
import type { EmrProps } from "../steps/emr.ts";
import type { EmrServerlessProps } from "../steps/emr-serverless.ts";
import type { EndpointProps } from "../steps/endpoint.ts";
import type { EndpointConfigProps } from "../steps/endpoint-config.ts";
import type { FailProps } from "../steps/fail.ts";
import type { FunctionOnLambdaProps } from "../steps/fn-on-lambda.ts";
import type { FunctionProps } from "../steps/fn-on-processing.ts";
import type {
  InferenceComponentProps,
  InferenceComponentSpecification,
} from "../steps/inference-component.ts";
import type { LambdaProps } from "../steps/lambda.ts";
import type { LineageAction, LineageArtifact, LineageContext, LineageProps } from "../steps/lineage.ts";
import type { ModelProps, ServingContainer, ServingContainerEntry } from "../steps/model.ts";
import type { ModelContainer } from "../steps/model-container.ts";
import type { DriftCheckBaselines, ModelMetrics } from "../steps/model-metrics.ts";
import type { NotebookJobProps } from "../steps/notebook-job.ts";
import type { ParameterRange } from "../steps/parameter-ranges.ts";
import type { ProcessingProps } from "../steps/processing.ts";
import type {
  DatasetInputProps,
  FeatureGroupOutputProps,
  ProcessingInputProps,
  ProcessingOutputProps,
} from "../steps/processing-files.ts";
import type { ProcessingJobProps } from "../steps/processing-job.ts";
import type { DatasetFormat, QualityCheckProps } from "../steps/quality-check.ts";
import type {
  ModelPackageContainer,
  ModelPackageContainerEntry,
  RegisterModelProps,
} from "../steps/register-model.ts";
import type { TrainingProps } from "../steps/training.ts";
import type { TrainingJobProps } from "../steps/training-job.ts";
import type { TransformProps } from "../steps/transform.ts";
import type { TuningProps } from "../steps/tuning.ts";
import type { TrainingJobDefinition, TuningGoal } from "../steps/tuning-job.ts";
import type { AnyStep } from "./emit-step.ts";

export const TAGS = each(namesOf<Tags[number]>()({ key: true, value: true }));

const ENVELOPE = namesOf<EnvelopeProps>()({
  displayName: true,
  description: true,
  dependsOn: true,
  silence: true,
});
const CACHE = namesOf<CacheProps>()({
  cache: namesOf<NonNullable<CacheProps["cache"]>>()({ enabled: true, expireAfter: true }),
});
const RETRY = namesOf<RetryProps>()({
  retry: each(
    namesOf<RetryPolicyProps>()({
      exceptionType: true,
      intervalSeconds: true,
      backoffRate: true,
      maxAttempts: true,
      expireAfterMin: true,
    }),
  ),
});
export const ANY_ENVELOPE = namesOf<AnyEnvelopeProps>()({ ...ENVELOPE, ...CACHE, ...RETRY });

const PROCESSING_JOB = namesOf<ProcessingJobProps>()({
  jobNamePrefix: true,
  instanceCount: true,
  volumeSizeInGB: true,
  volumeKmsKeyId: true,
  outputKmsKeyId: true,
  environment: true,
  maxRuntimeInSeconds: true,
  networkConfig: true,
  tags: TAGS,
  role: true,
  overrides: true,
});

const CHECK = namesOf<CheckProps>()({
  ...ENVELOPE,
  ...CACHE,
  ...PROCESSING_JOB,
  image: true,
  instanceType: true,
  outputPath: true,
  modelPackageGroupName: true,
  skipCheck: true,
  registerNewBaseline: true,
  failOnViolation: true,
  suppliedBaselineConstraints: true,
});

const TRAINING_JOB = namesOf<TrainingJobProps>()({
  code: true,
  entryPoint: true,
  dependencies: true,
  codeLocation: true,
  region: true,
  distribution: true,
  image: true,
  instanceType: true,
  instanceCount: true,
  volumeSizeInGB: true,
  volumeKmsKeyId: true,
  channels: each(
    namesOf<Channel>()({
      source: true,
      contentType: true,
      s3DataType: true,
      s3DataDistributionType: true,
      inputMode: true,
      compressionType: true,
      recordWrapperType: true,
      attributeNames: true,
      fileSystemDataSource: true,
      shuffleConfig: true,
      overrides: true,
    }),
  ),
  hyperParameters: true,
  outputPath: true,
  kmsKeyId: true,
  trainingInputMode: true,
  metricDefinitions: true,
  environment: true,
  maxRuntimeInSeconds: true,
  maxWaitTimeInSeconds: true,
  enableManagedSpotTraining: true,
  enableNetworkIsolation: true,
  enableInterContainerTrafficEncryption: true,
  checkpointConfig: true,
  vpcConfig: true,
  role: true,
});

const TUNING_GOAL = namesOf<TuningGoal>()({
  objective: true,
  parameterRanges: each(
    namesOf<ParameterRange>()({
      type: true,
      minValue: true,
      maxValue: true,
      scalingType: true,
      values: true,
      valueHint: true,
    }),
  ),
});
const TRAINING_JOB_DEFINITION = namesOf<TrainingJobDefinition>()({ ...TRAINING_JOB, overrides: true });

const CONTAINER = namesOf<ModelContainer>()({
  image: true,
  model: true,
  modelDataSource: true,
  environment: true,
});
const SERVING_CONTAINER = namesOf<ServingContainer>()({ ...CONTAINER, mode: true });
const PACKAGE_CONTAINER = namesOf<ModelPackageContainer>()({
  ...CONTAINER,
  framework: true,
  frameworkVersion: true,
  nearestModelName: true,
  modelInput: namesOf<NonNullable<ModelPackageContainer["modelInput"]>>()({ dataInputConfig: true }),
});
const STATISTICS = namesOf<NonNullable<ModelMetrics["modelQuality"]>>()({
  statistics: true,
  constraints: true,
});

const LAMBDA_FUNCTION = namesOf<LambdaFunctionProps>()({
  functionArn: true,
  functionName: true,
  runtime: true,
  memorySize: true,
  timeout: true,
  environment: true,
  functionRole: true,
});

/**
 * The props that each kind of step reads. A new prop without a row here does not compile, nor does a row without its prop.
 */
export const STEP_PROP_NAMES: { readonly [Kind in AnyStep["kind"]]: PropNames } = {
  autoML: namesOf<AutoMLProps>()({
    ...ANY_ENVELOPE,
    channels: each(
      namesOf<AutoMLChannel>()({
        source: true,
        s3DataType: true,
        contentType: true,
        compressionType: true,
        sampleWeightAttributeName: true,
      }),
    ),
    jobNamePrefix: true,
    targetAttributeName: true,
    problemType: true,
    metricName: true,
    maxCandidates: true,
    maxRuntimePerTrainingJobInSeconds: true,
    maxAutoMLJobRuntimeInSeconds: true,
    outputPath: true,
    kmsKeyId: true,
    volumeKmsKeyId: true,
    enableInterContainerTrafficEncryption: true,
    vpcConfig: true,
    tags: TAGS,
    role: true,
    overrides: true,
  }),
  bedrockCustomModel: namesOf<BedrockCustomModelProps>()({
    ...ENVELOPE,
    modelName: true,
    modelSourceConfig: true,
    customModelDataSource: true,
    modelKmsKeyArn: true,
    modelTags: TAGS,
    role: true,
    overrides: true,
  }),
  bedrockCustomModelDeployment: namesOf<BedrockCustomModelDeploymentProps>()({
    ...ENVELOPE,
    modelDeploymentName: true,
    modelArn: true,
    deploymentDescription: true,
    tags: TAGS,
    overrides: true,
  }),
  bedrockModelImport: namesOf<BedrockModelImportProps>()({
    ...ENVELOPE,
    jobName: true,
    importedModelName: true,
    modelDataSource: true,
    vpcConfig: true,
    importedModelKmsKeyId: true,
    jobTags: TAGS,
    importedModelTags: TAGS,
    role: true,
    overrides: true,
  }),
  bedrockProvisionedModelThroughput: namesOf<BedrockProvisionedModelThroughputProps>()({
    ...ENVELOPE,
    modelUnits: true,
    provisionedModelName: true,
    modelId: true,
    commitmentDuration: true,
    tags: TAGS,
    overrides: true,
  }),
  callback: namesOf<CallbackProps>()({
    ...ENVELOPE,
    ...CACHE,
    sqsQueueUrl: true,
    inputs: true,
    outputs: true,
  }),
  clarifyCheck: namesOf<ClarifyCheckProps>()({
    ...CHECK,
    checkType: true,
    dataset: true,
    modelName: true,
    analysisConfig: true,
    analysisConfigOverrides: true,
    datasetType: true,
    headers: true,
    label: true,
    features: true,
    excludedColumns: true,
    joinsourceNameOrIndex: true,
    facetDatasetUri: true,
    facetHeaders: true,
    predictedLabelDatasetUri: true,
    predictedLabelHeaders: true,
    predictedLabel: true,
    labelValuesOrThreshold: true,
    facet: each(namesOf<BiasProps["facet"][number]>()({ nameOrIndex: true, valueOrThreshold: true })),
    groupVariable: true,
    methods: true,
    predictor: namesOf<PredictorProps>()({
      modelName: true,
      instanceType: true,
      initialInstanceCount: true,
      acceleratorType: true,
      acceptType: true,
      contentType: true,
      contentTemplate: true,
      recordTemplate: true,
      customAttributes: true,
      targetModel: true,
      label: true,
      probability: true,
      labelHeaders: true,
    }),
    probabilityThreshold: true,
    shap: namesOf<ShapProps>()({
      baseline: true,
      numClusters: true,
      numSamples: true,
      aggMethod: true,
      useLogit: true,
      saveLocalShapValues: true,
      seed: true,
      featuresToExplain: true,
      textConfig: true,
      imageConfig: true,
    }),
  }),
  condition: namesOf<ConditionProps>()({ ...ENVELOPE, conditions: true, ifSteps: true, elseSteps: true }),
  emr: namesOf<EmrProps>()({
    ...ANY_ENVELOPE,
    jar: true,
    args: true,
    mainClass: true,
    properties: true,
    clusterId: true,
    executionRoleArn: true,
    clusterConfig: true,
    overrides: true,
  }),
  emrServerless: namesOf<EmrServerlessProps>()({
    ...ANY_ENVELOPE,
    jobDriver: true,
    role: true,
    configurationOverrides: true,
    executionTimeoutMinutes: true,
    jobName: true,
    tags: TAGS,
    applicationId: true,
    applicationConfig: true,
    overrides: true,
  }),
  endpoint: namesOf<EndpointProps>()({
    ...ENVELOPE,
    ...CACHE,
    endpointName: true,
    endpointConfigName: true,
    tags: TAGS,
    overrides: true,
  }),
  endpointConfig: namesOf<EndpointConfigProps>()({
    ...ANY_ENVELOPE,
    endpointConfigName: true,
    productionVariants: true,
    shadowProductionVariants: true,
    asyncInferenceConfig: true,
    kmsKeyId: true,
    executionRoleArn: true,
    vpcConfig: true,
    enableNetworkIsolation: true,
    tags: TAGS,
    overrides: true,
  }),
  fail: namesOf<FailProps>()({ ...ENVELOPE, errorMessage: true }),
  fn: namesOf<Omit<FunctionProps, "run">>()({
    ...ANY_ENVELOPE,
    ...PROCESSING_JOB,
    on: true,
    inputs: true,
    outputs: true,
    reports: true,
    image: true,
    instanceType: true,
  }),
  fnOnLambda: namesOf<Omit<FunctionOnLambdaProps, "run">>()({
    ...ENVELOPE,
    ...CACHE,
    ...LAMBDA_FUNCTION,
    on: true,
    inputs: true,
    returns: true,
  }),
  inferenceComponent: namesOf<InferenceComponentProps>()({
    ...ENVELOPE,
    inferenceComponentName: true,
    endpointName: true,
    variantName: true,
    specification: namesOf<InferenceComponentSpecification>()({
      modelName: true,
      container: namesOf<NonNullable<InferenceComponentSpecification["container"]>>()({
        image: true,
        artifactUrl: true,
        environment: true,
      }),
      startupParameters: true,
      baseInferenceComponentName: true,
      computeResourceRequirements: true,
    }),
    runtimeConfig: true,
    tags: TAGS,
    overrides: true,
  }),
  lambda: namesOf<LambdaProps>()({ ...ENVELOPE, ...CACHE, functionArn: true, inputs: true, outputs: true }),
  lineage: namesOf<LineageProps>()({
    ...ENVELOPE,
    actions: each(
      namesOf<LineageAction>()({
        source: true,
        properties: true,
        actionType: true,
        status: true,
        description: true,
      }),
    ),
    artifacts: each(namesOf<LineageArtifact>()({ source: true, properties: true, artifactType: true })),
    contexts: each(
      namesOf<LineageContext>()({ source: true, properties: true, contextType: true, description: true }),
    ),
    associations: true,
    overrides: true,
  }),
  model: namesOf<ModelProps>()({
    ...ENVELOPE,
    ...RETRY,
    ...SERVING_CONTAINER,
    containers: each(namesOf<ServingContainerEntry>()({ ...SERVING_CONTAINER, overrides: true })),
    jobNamePrefix: true,
    enableNetworkIsolation: true,
    vpcConfig: true,
    tags: TAGS,
    role: true,
    overrides: true,
  }),
  notebookJob: namesOf<NotebookJobProps>()({
    ...ANY_ENVELOPE,
    inputNotebook: true,
    image: true,
    kernelName: true,
    notebookJobName: true,
    instanceType: true,
    parameters: true,
    environment: true,
    initializationScript: true,
    additionalDependencies: true,
    s3RootUri: true,
    kmsKeyId: true,
    volumeSizeInGB: true,
    volumeKmsKeyId: true,
    maximumRetryAttempts: true,
    maxRuntimeInSeconds: true,
    enableInterContainerTrafficEncryption: true,
    vpcConfig: true,
    region: true,
    tags: TAGS,
    role: true,
    overrides: true,
  }),
  processing: namesOf<ProcessingProps>()({
    ...ANY_ENVELOPE,
    ...PROCESSING_JOB,
    code: true,
    entryPoint: true,
    command: true,
    image: true,
    instanceType: true,
    entrypoint: true,
    arguments: true,
    inputs: each(
      namesOf<ProcessingInputProps | DatasetInputProps>()({
        source: true,
        destination: true,
        s3DataType: true,
        s3InputMode: true,
        s3DataDistributionType: true,
        s3CompressionType: true,
        datasetDefinition: true,
        appManaged: true,
        overrides: true,
      }),
    ),
    outputs: each(
      namesOf<ProcessingOutputProps | FeatureGroupOutputProps>()({
        source: true,
        destination: true,
        s3UploadMode: true,
        featureGroupName: true,
        appManaged: true,
        overrides: true,
      }),
    ),
    reports: true,
  }),
  qualityCheck: namesOf<QualityCheckProps>()({
    ...CHECK,
    checkType: true,
    baselineDataset: true,
    datasetFormat: namesOf<DatasetFormat>()({ csv: true, json: true, sagemakerCaptureJson: true }),
    recordPreprocessorScript: true,
    postAnalyticsProcessorScript: true,
    suppliedBaselineStatistics: true,
    problemType: true,
    inferenceAttribute: true,
    probabilityAttribute: true,
    groundTruthAttribute: true,
    probabilityThresholdAttribute: true,
  }),
  raw: ANY_ENVELOPE,
  registerModel: namesOf<RegisterModelProps>()({
    ...ENVELOPE,
    ...RETRY,
    ...PACKAGE_CONTAINER,
    containers: each(namesOf<ModelPackageContainerEntry>()({ ...PACKAGE_CONTAINER, overrides: true })),
    modelPackageGroupName: true,
    approvalStatus: true,
    modelPackageDescription: true,
    supportedContentTypes: true,
    supportedResponseMIMETypes: true,
    supportedRealtimeInferenceInstanceTypes: true,
    supportedTransformInstanceTypes: true,
    modelMetrics: namesOf<ModelMetrics>()({
      modelQuality: STATISTICS,
      modelDataQuality: STATISTICS,
      bias: namesOf<NonNullable<ModelMetrics["bias"]>>()({
        report: true,
        preTrainingReport: true,
        postTrainingReport: true,
      }),
      explainability: namesOf<NonNullable<ModelMetrics["explainability"]>>()({ report: true }),
    }),
    driftCheckBaselines: namesOf<DriftCheckBaselines>()({
      modelQuality: STATISTICS,
      modelDataQuality: STATISTICS,
      bias: namesOf<NonNullable<DriftCheckBaselines["bias"]>>()({
        configFile: true,
        preTrainingConstraints: true,
        postTrainingConstraints: true,
      }),
      explainability: namesOf<NonNullable<DriftCheckBaselines["explainability"]>>()({
        configFile: true,
        constraints: true,
      }),
    }),
    customerMetadataProperties: true,
    domain: true,
    task: true,
    samplePayloadUrl: true,
    sourceUri: true,
    metadataProperties: true,
    skipModelValidation: true,
    tags: TAGS,
    overrides: true,
  }),
  training: namesOf<TrainingProps>()({
    ...ANY_ENVELOPE,
    ...TRAINING_JOB,
    jobNamePrefix: true,
    entrypoint: true,
    arguments: true,
    tags: TAGS,
    overrides: true,
  }),
  transform: namesOf<TransformProps>()({
    ...ANY_ENVELOPE,
    jobNamePrefix: true,
    modelName: true,
    instanceType: true,
    instanceCount: true,
    source: true,
    s3DataType: true,
    contentType: true,
    compressionType: true,
    splitType: true,
    outputPath: true,
    accept: true,
    assembleWith: true,
    batchStrategy: true,
    maxConcurrentTransforms: true,
    maxPayloadInMB: true,
    dataProcessing: true,
    modelClientConfig: true,
    dataCaptureConfig: true,
    outputKmsKeyId: true,
    volumeKmsKeyId: true,
    environment: true,
    tags: TAGS,
    overrides: true,
  }),
  tuning: namesOf<TuningProps>()({
    ...ANY_ENVELOPE,
    ...TUNING_GOAL,
    jobNamePrefix: true,
    strategy: true,
    maxNumberOfTrainingJobs: true,
    maxParallelTrainingJobs: true,
    maxRuntimeInSeconds: true,
    trainingJobEarlyStoppingType: true,
    randomSeed: true,
    tuningJobCompletionCriteria: true,
    warmStartConfig: namesOf<NonNullable<TuningProps["warmStartConfig"]>>()({
      warmStartType: true,
      parentHyperParameterTuningJobs: true,
    }),
    autotune: true,
    trainingJobDefinition: TRAINING_JOB_DEFINITION,
    trainingJobDefinitions: each(
      namesOf<TrainingJobDefinition & TuningGoal>()({ ...TRAINING_JOB_DEFINITION, ...TUNING_GOAL }),
    ),
    tags: TAGS,
    overrides: true,
  }),
};
