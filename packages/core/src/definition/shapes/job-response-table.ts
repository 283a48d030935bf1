/**
 * Members of the responses that are the properties of job steps, in the notation of `parseShape`.
 * Written by tools/properties/write-properties.ts from the AWS SDK.
 */
export const JOB_RESPONSES = {
  /** DescribeProcessingJobResponse */
  Processing: `
ProcessingInputs[InputName AppManaged? S3Input{S3Uri LocalPath S3DataType S3InputMode S3DataDistributionType
S3CompressionType} DatasetDefinition{AthenaDatasetDefinition{Catalog Database QueryString WorkGroup OutputS3Uri
KmsKeyId OutputFormat OutputCompression} RedshiftDatasetDefinition{ClusterId Database DbUser QueryString
ClusterRoleArn OutputS3Uri KmsKeyId OutputFormat OutputCompression} LocalPath DataDistributionType InputMode}]
ProcessingOutputConfig{Outputs[OutputName S3Output{S3Uri LocalPath S3UploadMode} FeatureStoreOutput{FeatureGroupName}
AppManaged?] KmsKeyId} ProcessingJobName ProcessingResources{ClusterConfig{InstanceCount# InstanceType VolumeSizeInGB#
VolumeKmsKeyId InstancePreferences[InstanceType InstanceCount#] SelectedInstanceType SelectedInstanceCount#}}
StoppingCondition{MaxRuntimeInSeconds#} AppSpecification{ImageUri ContainerEntrypoint[] ContainerArguments[]}
Environment<> NetworkConfig{EnableInterContainerTrafficEncryption? EnableNetworkIsolation?
VpcConfig{SecurityGroupIds[] Subnets[]}} RoleArn ExperimentConfig{ExperimentName TrialName TrialComponentDisplayName
RunName} ProcessingJobArn ProcessingJobStatus ExitMessage FailureReason ProcessingEndTime~ ProcessingStartTime~
LastModifiedTime~ CreationTime~ MonitoringScheduleArn AutoMLJobArn TrainingJobArn`,
  /** DescribeTrainingJobResponse */
  Training: `
TrainingJobName TrainingJobArn TuningJobArn LabelingJobArn AutoMLJobArn ModelArtifacts{S3ModelArtifacts}
TrainingJobStatus SecondaryStatus FailureReason HyperParameters<> AlgorithmSpecification{TrainingImage AlgorithmName
TrainingInputMode MetricDefinitions[Name Regex] EnableSageMakerMetricsTimeSeries? ContainerEntrypoint[]
ContainerArguments[] TrainingImageConfig{TrainingRepositoryAccessMode
TrainingRepositoryAuthConfig{TrainingRepositoryCredentialsProviderArn}}} RoleArn InputDataConfig[ChannelName
DataSource{S3DataSource{S3DataType S3Uri S3DataDistributionType AttributeNames[] InstanceGroupNames[]
ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn}} FileSystemDataSource{FileSystemId FileSystemAccessMode
FileSystemType DirectoryPath} DatasetSource{DatasetArn}} ContentType CompressionType RecordWrapperType InputMode
ShuffleConfig{Seed#}] OutputDataConfig{KmsKeyId S3OutputPath CompressionType} ResourceConfig{InstanceType
InstanceCount# VolumeSizeInGB# VolumeKmsKeyId KeepAlivePeriodInSeconds# InstanceGroups[InstanceType InstanceCount#
InstanceGroupName] TrainingPlanArn InstancePlacementConfig{EnableMultipleJobs? PlacementSpecifications[UltraServerId
InstanceCount#]} InstancePreferences[InstanceType InstanceCount# TrainingPlanArns[]] SelectedInstanceType
SelectedInstanceCount#} WarmPoolStatus{Status ResourceRetainedBillableTimeInSeconds# ReusedByJob}
VpcConfig{SecurityGroupIds[] Subnets[]} StoppingCondition{MaxRuntimeInSeconds# MaxWaitTimeInSeconds#
MaxPendingTimeInSeconds#} CreationTime~ TrainingStartTime~ TrainingEndTime~ LastModifiedTime~
SecondaryStatusTransitions[Status StartTime~ EndTime~ StatusMessage] FinalMetricDataList[MetricName Value# Timestamp~]
EnableNetworkIsolation? EnableInterContainerTrafficEncryption? EnableManagedSpotTraining? CheckpointConfig{S3Uri
LocalPath} TrainingTimeInSeconds# BillableTimeInSeconds# BillableTokenCount# DebugHookConfig{LocalPath S3OutputPath
HookParameters<> CollectionConfigurations[CollectionName CollectionParameters<>]} ExperimentConfig{ExperimentName
TrialName TrialComponentDisplayName RunName} DebugRuleConfigurations[RuleConfigurationName LocalPath S3OutputPath
RuleEvaluatorImage InstanceType VolumeSizeInGB# RuleParameters<>] TensorBoardOutputConfig{LocalPath S3OutputPath}
DebugRuleEvaluationStatuses[RuleConfigurationName RuleEvaluationJobArn RuleEvaluationStatus StatusDetails
LastModifiedTime~] ProfilerConfig{S3OutputPath ProfilingIntervalInMilliseconds# ProfilingParameters<>
DisableProfiler?} ProfilerRuleConfigurations[RuleConfigurationName LocalPath S3OutputPath RuleEvaluatorImage
InstanceType VolumeSizeInGB# RuleParameters<>] ProfilerRuleEvaluationStatuses[RuleConfigurationName
RuleEvaluationJobArn RuleEvaluationStatus StatusDetails LastModifiedTime~] ProfilingStatus Environment<>
RetryStrategy{MaximumRetryAttempts#} RemoteDebugConfig{EnableRemoteDebug?} InfraCheckConfig{EnableInfraCheck?}
ServerlessJobConfig{BaseModelArn AcceptEula? JobType CustomizationTechnique Peft EvaluationType EvaluatorArn
SequenceLength} MlflowConfig{MlflowResourceArn MlflowExperimentName MlflowRunName}
ModelPackageConfig{ModelPackageGroupArn SourceModelPackageArn} MlflowDetails{MlflowExperimentId MlflowRunId}
ProgressInfo{TotalStepCountPerEpoch# CurrentStep# CurrentEpoch# MaxEpoch#} OutputModelPackageArn`,
  /** DescribeHyperParameterTuningJobResponse */
  Tuning: `
HyperParameterTuningJobName HyperParameterTuningJobArn HyperParameterTuningJobConfig{Strategy
StrategyConfig{HyperbandStrategyConfig{MinResource# MaxResource#}} HyperParameterTuningJobObjective{Type MetricName}
ResourceLimits{MaxNumberOfTrainingJobs# MaxParallelTrainingJobs# MaxRuntimeInSeconds#}
ParameterRanges{IntegerParameterRanges[Name MinValue MaxValue ScalingType] ContinuousParameterRanges[Name MinValue
MaxValue ScalingType] CategoricalParameterRanges[Name Values[]] AutoParameters[Name ValueHint]}
TrainingJobEarlyStoppingType TuningJobCompletionCriteria{TargetObjectiveMetricValue#
BestObjectiveNotImproving{MaxNumberOfTrainingJobsNotImproving#} ConvergenceDetected{CompleteOnConvergence}}
RandomSeed#} TrainingJobDefinition{DefinitionName TuningObjective{Type MetricName}
HyperParameterRanges{IntegerParameterRanges[Name MinValue MaxValue ScalingType] ContinuousParameterRanges[Name
MinValue MaxValue ScalingType] CategoricalParameterRanges[Name Values[]] AutoParameters[Name ValueHint]}
StaticHyperParameters<> AlgorithmSpecification{TrainingImage TrainingInputMode AlgorithmName MetricDefinitions[Name
Regex]} RoleArn InputDataConfig[ChannelName DataSource{S3DataSource{S3DataType S3Uri S3DataDistributionType
AttributeNames[] InstanceGroupNames[] ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn}}
FileSystemDataSource{FileSystemId FileSystemAccessMode FileSystemType DirectoryPath} DatasetSource{DatasetArn}}
ContentType CompressionType RecordWrapperType InputMode ShuffleConfig{Seed#}] VpcConfig{SecurityGroupIds[] Subnets[]}
OutputDataConfig{KmsKeyId S3OutputPath CompressionType} ResourceConfig{InstanceType InstanceCount# VolumeSizeInGB#
VolumeKmsKeyId KeepAlivePeriodInSeconds# InstanceGroups[InstanceType InstanceCount# InstanceGroupName] TrainingPlanArn
InstancePlacementConfig{EnableMultipleJobs? PlacementSpecifications[UltraServerId InstanceCount#]}
InstancePreferences[InstanceType InstanceCount# TrainingPlanArns[]] SelectedInstanceType SelectedInstanceCount#}
HyperParameterTuningResourceConfig{InstanceType InstanceCount# VolumeSizeInGB# VolumeKmsKeyId AllocationStrategy
InstanceConfigs[InstanceType InstanceCount# VolumeSizeInGB#]} StoppingCondition{MaxRuntimeInSeconds#
MaxWaitTimeInSeconds# MaxPendingTimeInSeconds#} EnableNetworkIsolation? EnableInterContainerTrafficEncryption?
EnableManagedSpotTraining? CheckpointConfig{S3Uri LocalPath} RetryStrategy{MaximumRetryAttempts#} Environment<>}
TrainingJobDefinitions[DefinitionName TuningObjective{Type MetricName}
HyperParameterRanges{IntegerParameterRanges[Name MinValue MaxValue ScalingType] ContinuousParameterRanges[Name
MinValue MaxValue ScalingType] CategoricalParameterRanges[Name Values[]] AutoParameters[Name ValueHint]}
StaticHyperParameters<> AlgorithmSpecification{TrainingImage TrainingInputMode AlgorithmName MetricDefinitions[Name
Regex]} RoleArn InputDataConfig[ChannelName DataSource{S3DataSource{S3DataType S3Uri S3DataDistributionType
AttributeNames[] InstanceGroupNames[] ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn}}
FileSystemDataSource{FileSystemId FileSystemAccessMode FileSystemType DirectoryPath} DatasetSource{DatasetArn}}
ContentType CompressionType RecordWrapperType InputMode ShuffleConfig{Seed#}] VpcConfig{SecurityGroupIds[] Subnets[]}
OutputDataConfig{KmsKeyId S3OutputPath CompressionType} ResourceConfig{InstanceType InstanceCount# VolumeSizeInGB#
VolumeKmsKeyId KeepAlivePeriodInSeconds# InstanceGroups[InstanceType InstanceCount# InstanceGroupName] TrainingPlanArn
InstancePlacementConfig{EnableMultipleJobs? PlacementSpecifications[UltraServerId InstanceCount#]}
InstancePreferences[InstanceType InstanceCount# TrainingPlanArns[]] SelectedInstanceType SelectedInstanceCount#}
HyperParameterTuningResourceConfig{InstanceType InstanceCount# VolumeSizeInGB# VolumeKmsKeyId AllocationStrategy
InstanceConfigs[InstanceType InstanceCount# VolumeSizeInGB#]} StoppingCondition{MaxRuntimeInSeconds#
MaxWaitTimeInSeconds# MaxPendingTimeInSeconds#} EnableNetworkIsolation? EnableInterContainerTrafficEncryption?
EnableManagedSpotTraining? CheckpointConfig{S3Uri LocalPath} RetryStrategy{MaximumRetryAttempts#} Environment<>]
HyperParameterTuningJobStatus CreationTime~ HyperParameterTuningEndTime~ LastModifiedTime~
TrainingJobStatusCounters{Completed# InProgress# RetryableError# NonRetryableError# Stopped#}
ObjectiveStatusCounters{Succeeded# Pending# Failed#} BestTrainingJob{TrainingJobDefinitionName TrainingJobName
TrainingJobArn TuningJobName CreationTime~ TrainingStartTime~ TrainingEndTime~ TrainingJobStatus
TunedHyperParameters<> FailureReason FinalHyperParameterTuningJobObjectiveMetric{Type MetricName Value#}
ObjectiveStatus} OverallBestTrainingJob{TrainingJobDefinitionName TrainingJobName TrainingJobArn TuningJobName
CreationTime~ TrainingStartTime~ TrainingEndTime~ TrainingJobStatus TunedHyperParameters<> FailureReason
FinalHyperParameterTuningJobObjectiveMetric{Type MetricName Value#} ObjectiveStatus}
WarmStartConfig{ParentHyperParameterTuningJobs[HyperParameterTuningJobName] WarmStartType} Autotune{Mode}
FailureReason TuningJobCompletionDetails{NumberOfTrainingJobsObjectiveNotImproving# ConvergenceDetectedTime~}
ConsumedResources{RuntimeInSeconds#}`,
  /** HyperParameterTrainingJobSummary */
  TrainingJobSummary: `
TrainingJobDefinitionName TrainingJobName TrainingJobArn TuningJobName CreationTime~ TrainingStartTime~
TrainingEndTime~ TrainingJobStatus TunedHyperParameters<> FailureReason
FinalHyperParameterTuningJobObjectiveMetric{Type MetricName Value#} ObjectiveStatus`,
  /** DescribeTransformJobResponse */
  Transform: `
TransformJobName TransformJobArn TransformJobStatus FailureReason ModelName MaxConcurrentTransforms#
ModelClientConfig{InvocationsTimeoutInSeconds# InvocationsMaxRetries#} MaxPayloadInMB# BatchStrategy Environment<>
TransformInput{DataSource{S3DataSource{S3DataType S3Uri}} ContentType CompressionType SplitType}
TransformOutput{S3OutputPath Accept AssembleWith KmsKeyId} DataCaptureConfig{DestinationS3Uri KmsKeyId
GenerateInferenceId?} TransformResources{InstanceType InstanceCount# VolumeKmsKeyId TransformAmiVersion} CreationTime~
TransformStartTime~ TransformEndTime~ LabelingJobArn AutoMLJobArn DataProcessing{InputFilter OutputFilter JoinSource}
ExperimentConfig{ExperimentName TrialName TrialComponentDisplayName RunName}`,
  /** DescribeAutoMLJobResponse */
  AutoML: `
AutoMLJobName AutoMLJobArn InputDataConfig[DataSource{S3DataSource{S3DataType S3Uri}} CompressionType
TargetAttributeName ContentType ChannelType SampleWeightAttributeName] OutputDataConfig{KmsKeyId S3OutputPath} RoleArn
AutoMLJobObjective{MetricName} ProblemType AutoMLJobConfig{CompletionCriteria{MaxCandidates#
MaxRuntimePerTrainingJobInSeconds# MaxAutoMLJobRuntimeInSeconds#} SecurityConfig{VolumeKmsKeyId
EnableInterContainerTrafficEncryption? VpcConfig{SecurityGroupIds[] Subnets[]}}
CandidateGenerationConfig{FeatureSpecificationS3Uri AlgorithmsConfig[AutoMLAlgorithms[]]}
DataSplitConfig{ValidationFraction#} Mode} CreationTime~ EndTime~ LastModifiedTime~ FailureReason
PartialFailureReasons[PartialFailureMessage] BestCandidate{CandidateName FinalAutoMLJobObjectiveMetric{Type MetricName
Value# StandardMetricName} ObjectiveStatus CandidateSteps[CandidateStepType CandidateStepArn CandidateStepName]
CandidateStatus InferenceContainers[Image ModelDataUrl Environment<>] CreationTime~ EndTime~ LastModifiedTime~
FailureReason CandidateProperties{CandidateArtifactLocations{Explainability ModelInsights BacktestResults}
CandidateMetrics[MetricName StandardMetricName Value# Set]} InferenceContainerDefinitions{CPU[Image ModelDataUrl
Environment<>] GPU[Image ModelDataUrl Environment<>]}} AutoMLJobStatus AutoMLJobSecondaryStatus
GenerateCandidateDefinitionsOnly? AutoMLJobArtifacts{CandidateDefinitionNotebookLocation
DataExplorationNotebookLocation} ResolvedAttributes{AutoMLJobObjective{MetricName} ProblemType
CompletionCriteria{MaxCandidates# MaxRuntimePerTrainingJobInSeconds# MaxAutoMLJobRuntimeInSeconds#}}
ModelDeployConfig{AutoGenerateEndpointName? EndpointName} ModelDeployResult{EndpointName}`,
};
