import type { RefType } from "./ref-type.ts";

/** Members of Describe responses that are numbers. */
const NUMBERS: ReadonlySet<string> = new Set(
  `AvailableInstanceCount BillableTimeInSeconds BillableTokenCount Completed
  ContainerStartupHealthCheckTimeoutInSeconds CooldownInMinutes CurrentCopyCount CurrentEpoch
  CurrentInstanceCount CurrentSamplingPercentage CurrentStep CurrentWeight DesiredCopyCount DesiredInstanceCount
  DesiredWeight Failed ForecastHorizon InProgress InitialInstanceCount InitialSamplingPercentage
  InitialVariantWeight InstanceCount InvocationsMaxRetries InvocationsTimeoutInSeconds KeepAlivePeriodInSeconds
  LabelIndex MaxAutoMLJobRuntimeInSeconds MaxCandidates MaxConcurrency MaxConcurrentInvocationsPerInstance
  MaxConcurrentTransforms MaxEpoch MaxImbalance MaxInstanceCount MaxMemoryRequiredInMb MaxNumberOfTrainingJobs
  MaxNumberOfTrainingJobsNotImproving MaxParallelTrainingJobs MaxPayloadInMB MaxPendingTimeInSeconds
  MaxRecordCount MaxResource MaxRuntimeInSeconds MaxRuntimePerTrainingJobInSeconds MaxWaitTimeInSeconds
  MaximumExecutionTimeoutInSeconds MaximumRetryAttempts MaximumStepSize MemorySizeInMB
  MetricPublishFrequencyInSeconds MinInstanceCount MinMemoryRequiredInMb MinResource
  ModelDataDownloadTimeoutInSeconds ModelPackageVersion NonRetryableError NumberOfAcceleratorDevicesRequired
  NumberOfCpuCoresRequired NumberOfSamples NumberOfTrainingJobsObjectiveNotImproving Pending Priority
  ProbabilityIndex ProfilingIntervalInMilliseconds ProvisionedConcurrency RandomSeed
  ResourceRetainedBillableTimeInSeconds RetryableError RuntimeInSeconds Seed Stopped Succeeded
  TargetObjectiveMetricValue TerminationWaitInSeconds TotalInstanceCount TotalStepCountPerEpoch
  TrainingTimeInSeconds UsedByCurrentEndpoint ValidationFraction Value VariantInstanceProvisionTimeoutInSeconds
  VolumeSizeInGB WaitIntervalInSeconds`.split(/\s+/),
);
const BOOLEANS: ReadonlySet<string> = new Set(
  `AcceptEula AppManaged AutoGenerateEndpointName CertifyForMarketplace DisableProfiler EnableCaching
  EnableCapture EnableEnhancedMetrics EnableInfraCheck EnableInterContainerTrafficEncryption
  EnableManagedSpotTraining EnableMultipleJobs EnableNetworkIsolation EnableRemoteDebug EnableSSMAccess
  EnableSageMakerMetricsTimeSeries GenerateCandidateDefinitionsOnly GenerateInferenceId IsCheckpoint UseLogit`.split(
    /\s+/,
  ),
);

/** What a property of that name is; all others are texts, times too. */
export function propertyType(member: string): RefType {
  if (NUMBERS.has(member)) return "number";
  return BOOLEANS.has(member) ? "boolean" : "string";
}
