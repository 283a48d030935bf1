/** Lists, maps and objects of the requests that Arguments mirror, in the notation of `parseShape`. Written by scripts/write-shapes.ts from the AWS SDK. */
export const REQUESTS = {
  /** CreateProcessingJobRequest */
  Processing: `
ProcessingInputs[S3Input{} DatasetDefinition{AthenaDatasetDefinition{} RedshiftDatasetDefinition{}}]
ProcessingOutputConfig{Outputs[S3Output{} FeatureStoreOutput{}]}
ProcessingResources{ClusterConfig{InstancePreferences[]}} StoppingCondition{} AppSpecification{ContainerEntrypoint[]
ContainerArguments[]} Environment<> NetworkConfig{VpcConfig{SecurityGroupIds[] Subnets[]}} Tags[] ExperimentConfig{}`,
  /** CreateTrainingJobRequest */
  Training: `
HyperParameters<> AlgorithmSpecification{MetricDefinitions[] ContainerEntrypoint[] ContainerArguments[]
TrainingImageConfig{TrainingRepositoryAuthConfig{}}} InputDataConfig[DataSource{S3DataSource{AttributeNames[]
InstanceGroupNames[] ModelAccessConfig{} HubAccessConfig{}} FileSystemDataSource{} DatasetSource{}} ShuffleConfig{}]
OutputDataConfig{} ResourceConfig{InstanceGroups[] InstancePlacementConfig{PlacementSpecifications[]}
InstancePreferences[TrainingPlanArns[]]} VpcConfig{SecurityGroupIds[] Subnets[]} StoppingCondition{} Tags[]
CheckpointConfig{} DebugHookConfig{HookParameters<> CollectionConfigurations[CollectionParameters<>]}
DebugRuleConfigurations[RuleParameters<>] TensorBoardOutputConfig{} ExperimentConfig{}
ProfilerConfig{ProfilingParameters<>} ProfilerRuleConfigurations[RuleParameters<>] Environment<> RetryStrategy{}
RemoteDebugConfig{} InfraCheckConfig{} SessionChainingConfig{} ServerlessJobConfig{} MlflowConfig{}
ModelPackageConfig{}`,
  /** CreateHyperParameterTuningJobRequest */
  Tuning: `
HyperParameterTuningJobConfig{StrategyConfig{HyperbandStrategyConfig{}} HyperParameterTuningJobObjective{}
ResourceLimits{} ParameterRanges{IntegerParameterRanges[] ContinuousParameterRanges[]
CategoricalParameterRanges[Values[]] AutoParameters[]} TuningJobCompletionCriteria{BestObjectiveNotImproving{}
ConvergenceDetected{}}} TrainingJobDefinition{TuningObjective{} HyperParameterRanges{IntegerParameterRanges[]
ContinuousParameterRanges[] CategoricalParameterRanges[Values[]] AutoParameters[]} StaticHyperParameters<>
AlgorithmSpecification{MetricDefinitions[]} InputDataConfig[DataSource{S3DataSource{AttributeNames[]
InstanceGroupNames[] ModelAccessConfig{} HubAccessConfig{}} FileSystemDataSource{} DatasetSource{}} ShuffleConfig{}]
VpcConfig{SecurityGroupIds[] Subnets[]} OutputDataConfig{} ResourceConfig{InstanceGroups[]
InstancePlacementConfig{PlacementSpecifications[]} InstancePreferences[TrainingPlanArns[]]}
HyperParameterTuningResourceConfig{InstanceConfigs[]} StoppingCondition{} CheckpointConfig{} RetryStrategy{}
Environment<>} TrainingJobDefinitions[TuningObjective{} HyperParameterRanges{IntegerParameterRanges[]
ContinuousParameterRanges[] CategoricalParameterRanges[Values[]] AutoParameters[]} StaticHyperParameters<>
AlgorithmSpecification{MetricDefinitions[]} InputDataConfig[DataSource{S3DataSource{AttributeNames[]
InstanceGroupNames[] ModelAccessConfig{} HubAccessConfig{}} FileSystemDataSource{} DatasetSource{}} ShuffleConfig{}]
VpcConfig{SecurityGroupIds[] Subnets[]} OutputDataConfig{} ResourceConfig{InstanceGroups[]
InstancePlacementConfig{PlacementSpecifications[]} InstancePreferences[TrainingPlanArns[]]}
HyperParameterTuningResourceConfig{InstanceConfigs[]} StoppingCondition{} CheckpointConfig{} RetryStrategy{}
Environment<>] WarmStartConfig{ParentHyperParameterTuningJobs[]} Tags[] Autotune{}`,
  /** CreateTransformJobRequest */
  Transform: `
ModelClientConfig{} Environment<> TransformInput{DataSource{S3DataSource{}}} TransformOutput{} DataCaptureConfig{}
TransformResources{} DataProcessing{} Tags[] ExperimentConfig{}`,
  /** CreateAutoMLJobRequest */
  AutoML: `
InputDataConfig[DataSource{S3DataSource{}}] OutputDataConfig{} AutoMLJobObjective{}
AutoMLJobConfig{CompletionCriteria{} SecurityConfig{VpcConfig{SecurityGroupIds[] Subnets[]}}
CandidateGenerationConfig{AlgorithmsConfig[AutoMLAlgorithms[]]} DataSplitConfig{}} Tags[] ModelDeployConfig{}`,
  /** CreateModelInput */
  Model: `
PrimaryContainer{ImageConfig{RepositoryAuthConfig{}} ModelDataSource{S3DataSource{ModelAccessConfig{}
HubAccessConfig{}}} AdditionalModelDataSources[S3DataSource{ModelAccessConfig{} HubAccessConfig{}}] Environment<>
MultiModelConfig{} ContainerMetricsConfig{MetricsEndpoints[]}} Containers[ImageConfig{RepositoryAuthConfig{}}
ModelDataSource{S3DataSource{ModelAccessConfig{} HubAccessConfig{}}}
AdditionalModelDataSources[S3DataSource{ModelAccessConfig{} HubAccessConfig{}}] Environment<> MultiModelConfig{}
ContainerMetricsConfig{MetricsEndpoints[]}] InferenceExecutionConfig{} Tags[] VpcConfig{SecurityGroupIds[] Subnets[]}`,
  /** CreateModelPackageInput */
  RegisterModel: `
InferenceSpecification{Containers[ModelDataSource{S3DataSource{ModelAccessConfig{} HubAccessConfig{}}} Environment<>
ModelInput{} AdditionalModelDataSources[S3DataSource{ModelAccessConfig{} HubAccessConfig{}}] AdditionalS3DataSource{}
BaseModel{}] SupportedTransformInstanceTypes[] SupportedRealtimeInferenceInstanceTypes[] SupportedContentTypes[]
SupportedResponseMIMETypes[]} ValidationSpecification{ValidationProfiles[TransformJobDefinition{Environment<>
TransformInput{DataSource{S3DataSource{}}} TransformOutput{} TransformResources{}}]}
SourceAlgorithmSpecification{SourceAlgorithms[ModelDataSource{S3DataSource{ModelAccessConfig{} HubAccessConfig{}}}]}
Tags[] MetadataProperties{} ModelMetrics{ModelQuality{Statistics{} Constraints{}} ModelDataQuality{Statistics{}
Constraints{}} Bias{Report{} PreTrainingReport{} PostTrainingReport{}} Explainability{Report{}}}
CustomerMetadataProperties<> DriftCheckBaselines{Bias{ConfigFile{} PreTrainingConstraints{} PostTrainingConstraints{}}
Explainability{Constraints{} ConfigFile{}} ModelQuality{Statistics{} Constraints{}} ModelDataQuality{Statistics{}
Constraints{}}} AdditionalInferenceSpecifications[Containers[ModelDataSource{S3DataSource{ModelAccessConfig{}
HubAccessConfig{}}} Environment<> ModelInput{} AdditionalModelDataSources[S3DataSource{ModelAccessConfig{}
HubAccessConfig{}}] AdditionalS3DataSource{} BaseModel{}] SupportedTransformInstanceTypes[]
SupportedRealtimeInferenceInstanceTypes[] SupportedContentTypes[] SupportedResponseMIMETypes[]] SecurityConfig{}
ModelCard{} ModelLifeCycle{}`,
  /** CreateEndpointConfigInput */
  EndpointConfig: `
ProductionVariants[InstancePools[] CoreDumpConfig{} ServerlessConfig{} ManagedInstanceScaling{ScaleInPolicy{}}
RoutingConfig{PrefixAwareRoutingConfig{}} CapacityReservationConfig{}] DataCaptureConfig{CaptureOptions[]
CaptureContentTypeHeader{CsvContentTypes[] JsonContentTypes[]}} Tags[] AsyncInferenceConfig{ClientConfig{}
OutputConfig{NotificationConfig{IncludeInferenceResponseIn[]}}}
ExplainerConfig{ClarifyExplainerConfig{InferenceConfig{LabelHeaders[] FeatureHeaders[] FeatureTypes[]}
ShapConfig{ShapBaselineConfig{} TextConfig{}}}} ShadowProductionVariants[InstancePools[] CoreDumpConfig{}
ServerlessConfig{} ManagedInstanceScaling{ScaleInPolicy{}} RoutingConfig{PrefixAwareRoutingConfig{}}
CapacityReservationConfig{}] VpcConfig{SecurityGroupIds[] Subnets[]} MetricsConfig{}`,
  /** CreateEndpointInput */
  Endpoint: `
DeploymentConfig{BlueGreenUpdatePolicy{TrafficRoutingConfiguration{CanarySize{} LinearStepSize{}}}
RollingUpdatePolicy{MaximumBatchSize{} RollbackMaximumBatchSize{}} AutoRollbackConfiguration{Alarms[]}} Tags[]`,
  /** CreateInferenceComponentInput */
  InferenceComponent: `
Specification{Container{Environment<> ContainerMetricsConfig{MetricsEndpoints[]}} StartupParameters{}
ComputeResourceRequirements{} DataCacheConfig{} SchedulingConfig{AvailabilityZoneBalance{}}}
Specifications[Container{Environment<> ContainerMetricsConfig{MetricsEndpoints[]}} StartupParameters{}
ComputeResourceRequirements{} DataCacheConfig{} SchedulingConfig{AvailabilityZoneBalance{}}] RuntimeConfig{} Tags[]`,
};
