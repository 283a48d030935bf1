/**
 * Members of the responses that are the properties of model and endpoint steps, in the notation of `parseShape`.
 * Written by tools/properties/write-properties.ts from the AWS SDK.
 */
export const MODEL_RESPONSES = {
  /** DescribeModelOutput */
  Model: `
ModelName PrimaryContainer{ContainerHostname Image ImageConfig{RepositoryAccessMode
RepositoryAuthConfig{RepositoryCredentialsProviderArn}} Mode ModelDataUrl ModelDataSource{S3DataSource{S3Uri
S3DataType CompressionType ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag
ManifestEtag}} AdditionalModelDataSources[ChannelName S3DataSource{S3Uri S3DataType CompressionType
ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}] Environment<>
ModelPackageName InferenceSpecificationName MultiModelConfig{ModelCacheSetting}
ContainerMetricsConfig{MetricsEndpoints[MetricsEndpointPath MetricPublishFrequencyInSeconds#]}}
Containers[ContainerHostname Image ImageConfig{RepositoryAccessMode
RepositoryAuthConfig{RepositoryCredentialsProviderArn}} Mode ModelDataUrl ModelDataSource{S3DataSource{S3Uri
S3DataType CompressionType ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag
ManifestEtag}} AdditionalModelDataSources[ChannelName S3DataSource{S3Uri S3DataType CompressionType
ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}] Environment<>
ModelPackageName InferenceSpecificationName MultiModelConfig{ModelCacheSetting}
ContainerMetricsConfig{MetricsEndpoints[MetricsEndpointPath MetricPublishFrequencyInSeconds#]}]
InferenceExecutionConfig{Mode} ExecutionRoleArn VpcConfig{SecurityGroupIds[] Subnets[]} CreationTime~ ModelArn
EnableNetworkIsolation? DeploymentRecommendation{RecommendationStatus
RealTimeInferenceRecommendations[RecommendationId InstanceType Environment<>]}`,
  /** DescribeModelPackageOutput */
  RegisterModel: `
ModelPackageName ModelPackageGroupName ModelPackageVersion# ModelPackageRegistrationType ModelPackageArn
ModelPackageDescription CreationTime~ InferenceSpecification{Containers[ContainerHostname Image ImageDigest
ModelDataUrl ModelDataSource{S3DataSource{S3Uri S3DataType CompressionType ModelAccessConfig{AcceptEula?}
HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}} ProductId Environment<> ModelInput{DataInputConfig}
Framework FrameworkVersion NearestModelName AdditionalModelDataSources[ChannelName S3DataSource{S3Uri S3DataType
CompressionType ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}]
AdditionalS3DataSource{S3DataType S3Uri CompressionType ETag} ModelDataETag IsCheckpoint? BaseModel{HubContentName
HubContentVersion RecipeName}] SupportedTransformInstanceTypes[] SupportedRealtimeInferenceInstanceTypes[]
SupportedContentTypes[] SupportedResponseMIMETypes[]} SourceAlgorithmSpecification{SourceAlgorithms[ModelDataUrl
ModelDataSource{S3DataSource{S3Uri S3DataType CompressionType ModelAccessConfig{AcceptEula?}
HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}} ModelDataETag AlgorithmName]}
ValidationSpecification{ValidationRole ValidationProfiles[ProfileName TransformJobDefinition{MaxConcurrentTransforms#
MaxPayloadInMB# BatchStrategy Environment<> TransformInput{DataSource{S3DataSource{S3DataType S3Uri}} ContentType
CompressionType SplitType} TransformOutput{S3OutputPath Accept AssembleWith KmsKeyId} TransformResources{InstanceType
InstanceCount# VolumeKmsKeyId TransformAmiVersion}}]} ModelPackageStatus
ModelPackageStatusDetails{ValidationStatuses[Name Status FailureReason] ImageScanStatuses[Name Status FailureReason]}
CertifyForMarketplace? ModelApprovalStatus CreatedBy{UserProfileArn UserProfileName DomainId IamIdentity{Arn
PrincipalId SourceIdentity}} MetadataProperties{CommitId Repository GeneratedBy ProjectId}
ModelMetrics{ModelQuality{Statistics{ContentType ContentDigest S3Uri} Constraints{ContentType ContentDigest S3Uri}}
ModelDataQuality{Statistics{ContentType ContentDigest S3Uri} Constraints{ContentType ContentDigest S3Uri}}
Bias{Report{ContentType ContentDigest S3Uri} PreTrainingReport{ContentType ContentDigest S3Uri}
PostTrainingReport{ContentType ContentDigest S3Uri}} Explainability{Report{ContentType ContentDigest S3Uri}}}
LastModifiedTime~ LastModifiedBy{UserProfileArn UserProfileName DomainId IamIdentity{Arn PrincipalId SourceIdentity}}
ApprovalDescription Domain Task SamplePayloadUrl CustomerMetadataProperties<>
DriftCheckBaselines{Bias{ConfigFile{ContentType ContentDigest S3Uri} PreTrainingConstraints{ContentType ContentDigest
S3Uri} PostTrainingConstraints{ContentType ContentDigest S3Uri}} Explainability{Constraints{ContentType ContentDigest
S3Uri} ConfigFile{ContentType ContentDigest S3Uri}} ModelQuality{Statistics{ContentType ContentDigest S3Uri}
Constraints{ContentType ContentDigest S3Uri}} ModelDataQuality{Statistics{ContentType ContentDigest S3Uri}
Constraints{ContentType ContentDigest S3Uri}}} AdditionalInferenceSpecifications[Name Description
Containers[ContainerHostname Image ImageDigest ModelDataUrl ModelDataSource{S3DataSource{S3Uri S3DataType
CompressionType ModelAccessConfig{AcceptEula?} HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}}
ProductId Environment<> ModelInput{DataInputConfig} Framework FrameworkVersion NearestModelName
AdditionalModelDataSources[ChannelName S3DataSource{S3Uri S3DataType CompressionType ModelAccessConfig{AcceptEula?}
HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}] AdditionalS3DataSource{S3DataType S3Uri
CompressionType ETag} ModelDataETag IsCheckpoint? BaseModel{HubContentName HubContentVersion RecipeName}]
SupportedTransformInstanceTypes[] SupportedRealtimeInferenceInstanceTypes[] SupportedContentTypes[]
SupportedResponseMIMETypes[]] SkipModelValidation SourceUri SecurityConfig{KmsKeyId} ModelCard{ModelCardContent
ModelCardStatus} ModelLifeCycle{Stage StageStatus StageDescription} ManagedStorageType`,
  /** DescribeEndpointConfigOutput */
  EndpointConfig: `
EndpointConfigName EndpointConfigArn ProductionVariants[VariantName ModelName InitialInstanceCount# InstanceType
InstancePools[InstanceType ModelNameOverride Priority#] VariantInstanceProvisionTimeoutInSeconds#
InitialVariantWeight# AcceleratorType CoreDumpConfig{DestinationS3Uri KmsKeyId} ServerlessConfig{MemorySizeInMB#
MaxConcurrency# ProvisionedConcurrency#} VolumeSizeInGB# ModelDataDownloadTimeoutInSeconds#
ContainerStartupHealthCheckTimeoutInSeconds# EnableSSMAccess? ManagedInstanceScaling{Status MinInstanceCount#
MaxInstanceCount# ScaleInPolicy{Strategy MaximumStepSize# CooldownInMinutes#}} RoutingConfig{RoutingStrategy
PrefixAwareRoutingConfig{PrefixLength# ConcurrencyThreshold#}} InferenceAmiVersion
CapacityReservationConfig{CapacityReservationPreference MlReservationArn}] DataCaptureConfig{EnableCapture?
InitialSamplingPercentage# DestinationS3Uri KmsKeyId CaptureOptions[CaptureMode]
CaptureContentTypeHeader{CsvContentTypes[] JsonContentTypes[]}} KmsKeyId CreationTime~
AsyncInferenceConfig{ClientConfig{MaxConcurrentInvocationsPerInstance#} OutputConfig{KmsKeyId S3OutputPath
NotificationConfig{SuccessTopic ErrorTopic IncludeInferenceResponseIn[]} S3FailurePath}}
ExplainerConfig{ClarifyExplainerConfig{EnableExplanations InferenceConfig{FeaturesAttribute ContentTemplate
MaxRecordCount# MaxPayloadInMB# ProbabilityIndex# LabelIndex# ProbabilityAttribute LabelAttribute LabelHeaders[]
FeatureHeaders[] FeatureTypes[]} ShapConfig{ShapBaselineConfig{MimeType ShapBaseline ShapBaselineUri} NumberOfSamples#
UseLogit? Seed# TextConfig{Language Granularity}}}} ShadowProductionVariants[VariantName ModelName
InitialInstanceCount# InstanceType InstancePools[InstanceType ModelNameOverride Priority#]
VariantInstanceProvisionTimeoutInSeconds# InitialVariantWeight# AcceleratorType CoreDumpConfig{DestinationS3Uri
KmsKeyId} ServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#} VolumeSizeInGB#
ModelDataDownloadTimeoutInSeconds# ContainerStartupHealthCheckTimeoutInSeconds# EnableSSMAccess?
ManagedInstanceScaling{Status MinInstanceCount# MaxInstanceCount# ScaleInPolicy{Strategy MaximumStepSize#
CooldownInMinutes#}} RoutingConfig{RoutingStrategy PrefixAwareRoutingConfig{PrefixLength# ConcurrencyThreshold#}}
InferenceAmiVersion CapacityReservationConfig{CapacityReservationPreference MlReservationArn}] ExecutionRoleArn
VpcConfig{SecurityGroupIds[] Subnets[]} EnableNetworkIsolation? MetricsConfig{EnableEnhancedMetrics?
EnableDetailedObservability? MetricPublishFrequencyInSeconds#}`,
  /** DescribeEndpointOutput */
  Endpoint: `
EndpointName EndpointArn EndpointConfigName ProductionVariants[VariantName DeployedImages[SpecifiedImage ResolvedImage
ResolutionTime~] CurrentWeight# DesiredWeight# CurrentInstanceCount# DesiredInstanceCount# InstancePools[InstanceType
CurrentInstanceCount#] VariantStatus[Status StatusMessage StartTime~] CurrentServerlessConfig{MemorySizeInMB#
MaxConcurrency# ProvisionedConcurrency#} DesiredServerlessConfig{MemorySizeInMB# MaxConcurrency#
ProvisionedConcurrency#} ManagedInstanceScaling{Status MinInstanceCount# MaxInstanceCount# ScaleInPolicy{Strategy
MaximumStepSize# CooldownInMinutes#}} RoutingConfig{RoutingStrategy PrefixAwareRoutingConfig{PrefixLength#
ConcurrencyThreshold#}} CapacityReservationConfig{MlReservationArn CapacityReservationPreference TotalInstanceCount#
AvailableInstanceCount# UsedByCurrentEndpoint# Ec2CapacityReservations[Ec2CapacityReservationId TotalInstanceCount#
AvailableInstanceCount# UsedByCurrentEndpoint#]}] DataCaptureConfig{EnableCapture? CaptureStatus
CurrentSamplingPercentage# DestinationS3Uri KmsKeyId} EndpointStatus FailureReason CreationTime~ LastModifiedTime~
LastDeploymentConfig{BlueGreenUpdatePolicy{TrafficRoutingConfiguration{Type WaitIntervalInSeconds# CanarySize{Type
Value#} LinearStepSize{Type Value#}} TerminationWaitInSeconds# MaximumExecutionTimeoutInSeconds#}
RollingUpdatePolicy{MaximumBatchSize{Type Value#} WaitIntervalInSeconds# MaximumExecutionTimeoutInSeconds#
RollbackMaximumBatchSize{Type Value#}} AutoRollbackConfiguration{Alarms[AlarmName]}}
AsyncInferenceConfig{ClientConfig{MaxConcurrentInvocationsPerInstance#} OutputConfig{KmsKeyId S3OutputPath
NotificationConfig{SuccessTopic ErrorTopic IncludeInferenceResponseIn[]} S3FailurePath}}
PendingDeploymentSummary{EndpointConfigName ProductionVariants[VariantName DeployedImages[SpecifiedImage ResolvedImage
ResolutionTime~] CurrentWeight# DesiredWeight# CurrentInstanceCount# DesiredInstanceCount# InstanceType
InstancePools[InstanceType CurrentInstanceCount#] AcceleratorType VariantStatus[Status StatusMessage StartTime~]
CurrentServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#}
DesiredServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#} ManagedInstanceScaling{Status
MinInstanceCount# MaxInstanceCount# ScaleInPolicy{Strategy MaximumStepSize# CooldownInMinutes#}}
RoutingConfig{RoutingStrategy PrefixAwareRoutingConfig{PrefixLength# ConcurrencyThreshold#}}] StartTime~
ShadowProductionVariants[VariantName DeployedImages[SpecifiedImage ResolvedImage ResolutionTime~] CurrentWeight#
DesiredWeight# CurrentInstanceCount# DesiredInstanceCount# InstanceType InstancePools[InstanceType
CurrentInstanceCount#] AcceleratorType VariantStatus[Status StatusMessage StartTime~]
CurrentServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#}
DesiredServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#} ManagedInstanceScaling{Status
MinInstanceCount# MaxInstanceCount# ScaleInPolicy{Strategy MaximumStepSize# CooldownInMinutes#}}
RoutingConfig{RoutingStrategy PrefixAwareRoutingConfig{PrefixLength# ConcurrencyThreshold#}}]}
ExplainerConfig{ClarifyExplainerConfig{EnableExplanations InferenceConfig{FeaturesAttribute ContentTemplate
MaxRecordCount# MaxPayloadInMB# ProbabilityIndex# LabelIndex# ProbabilityAttribute LabelAttribute LabelHeaders[]
FeatureHeaders[] FeatureTypes[]} ShapConfig{ShapBaselineConfig{MimeType ShapBaseline ShapBaselineUri} NumberOfSamples#
UseLogit? Seed# TextConfig{Language Granularity}}}} ShadowProductionVariants[VariantName DeployedImages[SpecifiedImage
ResolvedImage ResolutionTime~] CurrentWeight# DesiredWeight# CurrentInstanceCount# DesiredInstanceCount#
InstancePools[InstanceType CurrentInstanceCount#] VariantStatus[Status StatusMessage StartTime~]
CurrentServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#}
DesiredServerlessConfig{MemorySizeInMB# MaxConcurrency# ProvisionedConcurrency#} ManagedInstanceScaling{Status
MinInstanceCount# MaxInstanceCount# ScaleInPolicy{Strategy MaximumStepSize# CooldownInMinutes#}}
RoutingConfig{RoutingStrategy PrefixAwareRoutingConfig{PrefixLength# ConcurrencyThreshold#}}
CapacityReservationConfig{MlReservationArn CapacityReservationPreference TotalInstanceCount# AvailableInstanceCount#
UsedByCurrentEndpoint# Ec2CapacityReservations[Ec2CapacityReservationId TotalInstanceCount# AvailableInstanceCount#
UsedByCurrentEndpoint#]}] MetricsConfig{EnableEnhancedMetrics? EnableDetailedObservability?
MetricPublishFrequencyInSeconds#}`,
  /** DescribeInferenceComponentOutput */
  InferenceComponent: `
InferenceComponentName InferenceComponentArn EndpointName EndpointArn VariantName FailureReason
Specification{InstanceType ModelName Container{DeployedImage{SpecifiedImage ResolvedImage ResolutionTime~} ArtifactUrl
Environment<> ContainerMetricsConfig{MetricsEndpoints[MetricsEndpointPath MetricPublishFrequencyInSeconds#]}}
StartupParameters{ModelDataDownloadTimeoutInSeconds# ContainerStartupHealthCheckTimeoutInSeconds#}
ComputeResourceRequirements{NumberOfCpuCoresRequired# NumberOfAcceleratorDevicesRequired# MinMemoryRequiredInMb#
MaxMemoryRequiredInMb#} BaseInferenceComponentName DataCacheConfig{EnableCaching?} SchedulingConfig{PlacementStrategy
AvailabilityZoneBalance{EnforcementMode MaxImbalance#}}} Specifications[InstanceType ModelName
Container{DeployedImage{SpecifiedImage ResolvedImage ResolutionTime~} ArtifactUrl Environment<>
ContainerMetricsConfig{MetricsEndpoints[MetricsEndpointPath MetricPublishFrequencyInSeconds#]}}
StartupParameters{ModelDataDownloadTimeoutInSeconds# ContainerStartupHealthCheckTimeoutInSeconds#}
ComputeResourceRequirements{NumberOfCpuCoresRequired# NumberOfAcceleratorDevicesRequired# MinMemoryRequiredInMb#
MaxMemoryRequiredInMb#} BaseInferenceComponentName DataCacheConfig{EnableCaching?} SchedulingConfig{PlacementStrategy
AvailabilityZoneBalance{EnforcementMode MaxImbalance#}}] RuntimeConfig{DesiredCopyCount# CurrentCopyCount#
PlacementStatus[InstanceType CurrentCopyCount#]} CreationTime~ LastModifiedTime~ InferenceComponentStatus
LastDeploymentConfig{RollingUpdatePolicy{MaximumBatchSize{Type Value#} WaitIntervalInSeconds#
MaximumExecutionTimeoutInSeconds# RollbackMaximumBatchSize{Type Value#}} AutoRollbackConfiguration{Alarms[AlarmName]}}`,
};
