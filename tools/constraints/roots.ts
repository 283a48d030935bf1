/** A request, a shape, or a made-up object of those: what one place in the definition holds. */
export type Root =
  | { readonly service: string; readonly operation: string; readonly without?: readonly string[] }
  | { readonly service: string; readonly shape: string; readonly without?: readonly string[] }
  | { readonly members: { readonly [name: string]: Root } }
  | { readonly list: Root };

const sagemaker = (operation: string, ...without: readonly string[]): Root => ({
  service: "sagemaker",
  operation,
  without,
});
const bedrock = (operation: string): Root => ({ service: "bedrock", operation });
const emrRole: Root = { service: "emr", shape: "ArnType" };
const serverlessRole: Root = { service: "emr-serverless", shape: "IAMRoleArn" };
const applicationId: Root = { service: "emr-serverless", shape: "ApplicationId" };

/**
 * What `Arguments` holds, by step type. Nothing is said of what the service sets or refuses in pipelines, such as names
 * of jobs, of which a definition has at most the beginning.
 */
export const ROOTS: { readonly [type: string]: Root } = {
  Processing: sagemaker("CreateProcessingJob", "ProcessingJobName"),
  Training: sagemaker("CreateTrainingJob", "TrainingJobName"),
  Tuning: sagemaker("CreateHyperParameterTuningJob", "HyperParameterTuningJobName"),
  Transform: sagemaker("CreateTransformJob", "TransformJobName"),
  AutoML: sagemaker("CreateAutoMLJob", "AutoMLJobName", "ModelDeployConfig"),
  Model: sagemaker("CreateModel", "ModelName"),
  RegisterModel: sagemaker("CreateModelPackage", "ModelPackageName", "ClientToken"),
  EndpointConfig: sagemaker("CreateEndpointConfig", "DataCaptureConfig", "ExplainerConfig"),
  Endpoint: sagemaker("CreateEndpoint", "DeploymentConfig"),
  InferenceComponent: sagemaker("CreateInferenceComponent"),
  Lineage: {
    members: {
      Actions: { list: sagemaker("CreateAction") },
      Artifacts: { list: sagemaker("CreateArtifact") },
      Contexts: { list: sagemaker("CreateContext") },
      Associations: { list: sagemaker("AddAssociation") },
    },
  },
  BedrockCustomModel: bedrock("CreateCustomModel"),
  BedrockCustomModelDeployment: bedrock("CreateCustomModelDeployment"),
  BedrockModelImport: bedrock("CreateModelImportJob"),
  BedrockProvisionedModelThroughput: bedrock("CreateProvisionedModelThroughput"),
  EMR: {
    members: {
      ClusterId: { service: "emr", shape: "XmlStringMaxLen256" },
      StepConfig: { service: "emr", shape: "StepConfig", without: ["Name"] },
      ClusterConfig: {
        service: "emr",
        operation: "RunJobFlow",
        without: ["Name", "Steps", "AutoTerminationPolicy"],
      },
      ExecutionRoleArn: emrRole,
    },
  },
  EMRServerless: {
    members: {
      ExecutionRoleArn: serverlessRole,
      ApplicationId: applicationId,
      JobConfig: {
        service: "emr-serverless",
        operation: "StartJobRun",
        without: ["clientToken", "applicationId"],
      },
      ApplicationConfig: {
        service: "emr-serverless",
        operation: "CreateApplication",
        without: ["clientToken"],
      },
    },
  },
};

/** Services whose members the definition writes with a capital first letter, where the API's own are small. */
export const CAPITALISED: ReadonlySet<string> = new Set(["bedrock"]);

/** Operations of SageMaker that the local engine answers, or may be taught to: their requests are checked as the service does. */
export const API_OPERATIONS = [
  "CreatePipeline",
  "UpdatePipeline",
  "DescribePipeline",
  "DeletePipeline",
  "ListPipelines",
  "ListPipelineVersions",
  "UpdatePipelineVersion",
  "StartPipelineExecution",
  "StopPipelineExecution",
  "RetryPipelineExecution",
  "UpdatePipelineExecution",
  "DescribePipelineExecution",
  "ListPipelineExecutions",
  "ListPipelineExecutionSteps",
  "DescribePipelineDefinitionForExecution",
  "ListPipelineParametersForExecution",
  "SendPipelineExecutionStepSuccess",
  "SendPipelineExecutionStepFailure",
  "CreateModelPackageGroup",
  "DescribeModelPackageGroup",
  "ListModelPackageGroups",
  "DeleteModelPackageGroup",
  "GetModelPackageGroupPolicy",
  "PutModelPackageGroupPolicy",
  "DeleteModelPackageGroupPolicy",
  "CreateModelPackage",
  "DescribeModelPackage",
  "ListModelPackages",
  "UpdateModelPackage",
  "DeleteModelPackage",
  "CreateModel",
  "DescribeModel",
  "ListModels",
  "DeleteModel",
  "DescribeTrainingJob",
  "ListTrainingJobs",
  "DescribeProcessingJob",
  "ListProcessingJobs",
  "DescribeTransformJob",
  "ListTransformJobs",
  "ListTags",
  "AddTags",
  "DeleteTags",
  "CreateProject",
  "DescribeProject",
  "ListProjects",
  "UpdateProject",
  "DeleteProject",
] as const;
