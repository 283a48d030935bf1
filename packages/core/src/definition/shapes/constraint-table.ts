/**
 * Lengths, counts, ranges, patterns and values of the requests that Arguments mirror, in the notation that
 * constraint-shapes.ts reads. Written by tools/constraints/write-constraints.ts from the service models of botocore.
 */

/** The line of a step type's arguments. */
export const ROOTS = {
  Processing: 59,
  Training: 141,
  Tuning: 182,
  Transform: 204,
  AutoML: 229,
  Model: 252,
  RegisterModel: 307,
  EndpointConfig: 343,
  Endpoint: 344,
  InferenceComponent: 360,
  Lineage: 381,
  BedrockCustomModel: 393,
  BedrockCustomModelDeployment: 395,
  BedrockModelImport: 400,
  BedrockProvisionedModelThroughput: 403,
  EMR: 486,
  EMRServerless: 559,
};

export const LINES = `
s ,
b ,
s 0,1024 0
s 0,256 1
e ManifestFile S3Prefix
e Pipe File
e FullyReplicated ShardedByS3Key
e None Gzip
{S3Uri!2 LocalPath:3 S3DataType!4 S3InputMode:5 S3DataDistributionType:6 S3CompressionType:7
s 1,256 2
s 1,255 1
s 1,4096
s 1,128 3
s 0,2048 4
e PARQUET ORC AVRO JSON TEXTFILE
e GZIP SNAPPY ZLIB
{Catalog!9 Database!10 QueryString!11 WorkGroup:12 OutputS3Uri!2 KmsKeyId:13 OutputFormat!14 OutputCompression:15
s 1,63 1
s 1,64 1
s 1,128 1
s 20,2048 5
e PARQUET CSV
e None GZIP BZIP2 ZSTD SNAPPY
{ClusterId!17 Database!18 DbUser!19 QueryString!11 ClusterRoleArn!20 OutputS3Uri!2 KmsKeyId:13 OutputFormat!21 OutputCompression:22
{AthenaDatasetDefinition:16 RedshiftDatasetDefinition:23 LocalPath:3 DataDistributionType:6 InputMode:5
{InputName!0 AppManaged:1 S3Input:8 DatasetDefinition:24
[25 0,10
e Continuous EndOfJob
{S3Uri!2 LocalPath:3 S3UploadMode!27
s 1,64 6
{FeatureGroupName!29
{OutputName!0 S3Output:28 FeatureStoreOutput:30 AppManaged:1
[31 0,10
{Outputs!32 KmsKeyId:13
x
i 1,100
e ml.t3.medium,large,xlarge,2xlarge ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.c4.xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.c5.xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.r5.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,16xlarge,12xlarge,24xlarge,48xlarge ml.r5d.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g6e.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.c6i.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.p5.4xlarge ml.g7e.2xlarge,4xlarge,8xlarge,12xlarge,24xlarge,48xlarge
i 1,16384
{InstanceCount!35 InstanceType!36 VolumeSizeInGB!37 VolumeKmsKeyId:13
{ClusterConfig!38
i 1,777600
{MaxRuntimeInSeconds!40
s 0,255 1
[3 1,100
{ImageUri!42 ContainerEntrypoint:43 ContainerArguments:43
s 0,256 7
s 0,256
<45 46 0,100
s 0,32 8
[48 1,5
[48 1,16
{SecurityGroupIds!49 Subnets!50
{EnableInterContainerTrafficEncryption:1 EnableNetworkIsolation:1 VpcConfig:51
s 1,128 9
s 0,256 9
{Key!53 Value!54
[55 0,50
s 1,120 10
{ExperimentName:57 TrialName:57 TrialComponentDisplayName:57 RunName:57
{ProcessingInputs:26 ProcessingOutputConfig:33 ProcessingJobName:34 ProcessingResources!39 StoppingCondition:41 AppSpecification!44 Environment:47 NetworkConfig:52 RoleArn!20 Tags:56 ExperimentConfig:58
s 0,2500 1
<3 60 0,100
s 1,170 11
e Pipe File FastFile
s 1,255 12
s 1,500 12
{Name!64 Regex!65
[66 0,40
e Platform Vpc
s 1,2048 13
{TrainingRepositoryCredentialsProviderArn!69
{TrainingRepositoryAccessMode!68 TrainingRepositoryAuthConfig:70
{TrainingImage:42 AlgorithmName:62 TrainingInputMode!63 MetricDefinitions:67 EnableSageMakerMetricsTimeSeries:1 ContainerEntrypoint:43 ContainerArguments:43 TrainingImageConfig:71
s 1,64 14
e ManifestFile S3Prefix AugmentedManifestFile Converse
s 1,256 12
[75 0,16
s 1,64 12
[77 0,5
{AcceptEula!1
{HubContentArn!42
{S3DataType!74 S3Uri!2 S3DataDistributionType:6 AttributeNames:76 InstanceGroupNames:78 ModelAccessConfig:79 HubAccessConfig:80
s 11,21 15
e rw ro
e EFS FSxLustre
s 0,4096 1
{FileSystemId!82 FileSystemAccessMode!83 FileSystemType!84 DirectoryPath!85
s 0,2048 16
{DatasetArn!87
{S3DataSource:81 FileSystemDataSource:86 DatasetSource:88
e None RecordIO
i ,
{Seed!91
{ChannelName!73 DataSource!89 ContentType:3 CompressionType:7 RecordWrapperType:90 InputMode:63 ShuffleConfig:92
[93 1,20
e GZIP NONE
{KmsKeyId:13 S3OutputPath!2 CompressionType:95
e ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.c4.xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.p3dn.24xlarge ml.p4d.24xlarge ml.p4de.24xlarge ml.p5.48xlarge,4xlarge ml.p5e.48xlarge ml.p5en.48xlarge ml.c5.xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.c5n.xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,16xlarge,12xlarge,24xlarge,48xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,16xlarge,12xlarge,24xlarge,48xlarge ml.g6e.xlarge,2xlarge,4xlarge,8xlarge,16xlarge,12xlarge,24xlarge,48xlarge ml.trn1.2xlarge,32xlarge ml.trn1n.32xlarge ml.trn2.48xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.c6i.xlarge,2xlarge,8xlarge,4xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.r5d.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge ml.t3.medium,large,xlarge,2xlarge ml.r5.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge ml.p6-b200.48xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.p6e-gb200.36xlarge ml.p6-b300.48xlarge ml.g7e.2xlarge,4xlarge,8xlarge,12xlarge,24xlarge,48xlarge
i 0,
i 0,21600
{InstanceType!97 InstanceCount!98 InstanceGroupName!77
[100 0,5
s 50,2048 17
{UltraServerId:46 InstanceCount!98
[103 0,10
{EnableMultipleJobs:1 PlacementSpecifications:104
{InstanceType:97 InstanceCount:98 VolumeSizeInGB:98 VolumeKmsKeyId:13 KeepAlivePeriodInSeconds:99 InstanceGroups:101 TrainingPlanArn:102 InstancePlacementConfig:105
i 1,
i 7200,2419200
{MaxRuntimeInSeconds:107 MaxWaitTimeInSeconds:107 MaxPendingTimeInSeconds:108
{S3Uri!2 LocalPath:85
s 1,256 1
<111 3 0,20
{CollectionName:111 CollectionParameters:112
[113 0,20
{LocalPath:85 S3OutputPath!2 HookParameters:112 CollectionConfigurations:114
<111 3 0,100
{RuleConfigurationName!111 LocalPath:85 S3OutputPath:2 RuleEvaluatorImage!42 InstanceType:36 VolumeSizeInGB:98 RuleParameters:116
[117 0,20
{LocalPath:85 S3OutputPath!2
{S3OutputPath:2 ProfilingIntervalInMilliseconds:91 ProfilingParameters:112 DisableProfiler:1
s 0,512 7
s 0,512
<121 122 0,100
i 1,30
{MaximumRetryAttempts!124
{EnableRemoteDebug:1
{EnableInfraCheck:1
{EnableSessionTagChaining:1
s 1,2048 18
e FineTuning Evaluation
e SFT DPO RLVR RLAIF
e LORA
e LLMAJEvaluation CustomScorerEvaluation BenchmarkEvaluation
s , 1
{BaseModelArn!129 AcceptEula:1 JobType!130 CustomizationTechnique:131 Peft:132 EvaluationType:133 EvaluatorArn:134
s 0,2048 19
{MlflowResourceArn!136 MlflowExperimentName:111 MlflowRunName:111
s 1,2048 20
s 1,2048 21
{ModelPackageGroupArn!138 SourceModelPackageArn:139
{TrainingJobName:34 HyperParameters:61 AlgorithmSpecification:72 RoleArn!20 InputDataConfig:94 OutputDataConfig!96 ResourceConfig:106 VpcConfig:51 StoppingCondition:109 Tags:56 EnableNetworkIsolation:1 EnableInterContainerTrafficEncryption:1 EnableManagedSpotTraining:1 CheckpointConfig:110 DebugHookConfig:115 DebugRuleConfigurations:118 TensorBoardOutputConfig:119 ExperimentConfig:58 ProfilerConfig:120 ProfilerRuleConfigurations:118 Environment:123 RetryStrategy:125 RemoteDebugConfig:126 InfraCheckConfig:127 SessionChainingConfig:128 ServerlessJobConfig:135 MlflowConfig:137 ModelPackageConfig:140
e Bayesian Random Hyperband Grid
{MinResource:107 MaxResource:107
{HyperbandStrategyConfig:143
e Maximize Minimize
{Type!145 MetricName!64
i 120,15768000
{MaxNumberOfTrainingJobs:107 MaxParallelTrainingJobs!107 MaxRuntimeInSeconds:147
e Auto Linear Logarithmic ReverseLogarithmic
{Name!3 MinValue!3 MaxValue!3 ScalingType:149
[150 0,30
[3 1,30
{Name!3 Values!152
[153 0,30
{Name!3 ValueHint!3
[155 0,100
{IntegerParameterRanges:151 ContinuousParameterRanges:151 CategoricalParameterRanges:154 AutoParameters:156
e Off Auto
f ,
i 3,
{MaxNumberOfTrainingJobsNotImproving:160
e Disabled Enabled
{CompleteOnConvergence:162
{TargetObjectiveMetricValue:159 BestObjectiveNotImproving:161 ConvergenceDetected:163
{Strategy!142 StrategyConfig:144 HyperParameterTuningJobObjective:146 ResourceLimits!148 ParameterRanges:157 TrainingJobEarlyStoppingType:158 TuningJobCompletionCriteria:164 RandomSeed:98
s 1,64 22
{TrainingImage:42 TrainingInputMode!63 AlgorithmName:62 MetricDefinitions:67
e Prioritized
{InstanceType!97 InstanceCount!98 VolumeSizeInGB!107
[169 1,6
{InstanceType:97 InstanceCount:98 VolumeSizeInGB:98 VolumeKmsKeyId:13 AllocationStrategy:168 InstanceConfigs:170
<121 122 0,48
{DefinitionName:166 TuningObjective:146 HyperParameterRanges:157 StaticHyperParameters:61 AlgorithmSpecification!167 RoleArn!20 InputDataConfig:94 VpcConfig:51 OutputDataConfig!96 ResourceConfig:106 HyperParameterTuningResourceConfig:171 StoppingCondition!109 EnableNetworkIsolation:1 EnableInterContainerTrafficEncryption:1 EnableManagedSpotTraining:1 CheckpointConfig:110 RetryStrategy:125 Environment:172
[173 1,10
s 1,32 23
{HyperParameterTuningJobName:175
[176 1,5
e IdenticalDataAndAlgorithm TransferLearning
{ParentHyperParameterTuningJobs!177 WarmStartType!178
e Enabled
{Mode!180
{HyperParameterTuningJobName:34 HyperParameterTuningJobConfig!165 TrainingJobDefinition:173 TrainingJobDefinitions:174 WarmStartConfig:179 Tags:56 Autotune:181
s 0,63 24
i 1,3600
i 0,3
{InvocationsTimeoutInSeconds:184 InvocationsMaxRetries:185
e MultiRecord SingleRecord
s 0,1024 25
s 0,10240
<188 189 0,16
{S3DataType!74 S3Uri!2
{S3DataSource!191
e None Line RecordIO TFRecord
{DataSource!192 ContentType:3 CompressionType:7 SplitType:193
e None Line
{S3OutputPath!2 Accept:3 AssembleWith:195 KmsKeyId:13
{DestinationS3Uri!2 KmsKeyId:13 GenerateInferenceId:1
e ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.c4.xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.c5.xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.c6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.r6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.trn1.2xlarge,32xlarge ml.inf2.xlarge,8xlarge,24xlarge,48xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge
s 1,63 26
{InstanceType!198 InstanceCount!107 VolumeKmsKeyId:13 TransformAmiVersion:199
s 0,63
e Input None
{InputFilter:201 OutputFilter:201 JoinSource:202
{TransformJobName:34 ModelName!183 MaxConcurrentTransforms:98 ModelClientConfig:186 MaxPayloadInMB:98 BatchStrategy:187 Environment:190 TransformInput!194 TransformOutput!196 DataCaptureConfig:197 TransformResources!200 DataProcessing:203 Tags:56 ExperimentConfig:58
e ManifestFile S3Prefix AugmentedManifestFile
{S3DataType!205 S3Uri!2
{S3DataSource!206
s 1,
e training validation
s 1,256 27
{DataSource:207 CompressionType:7 TargetAttributeName!208 ContentType:3 ChannelType:209 SampleWeightAttributeName:210
[211 1,2
{KmsKeyId:13 S3OutputPath!2
e BinaryClassification MulticlassClassification Regression
e Accuracy MSE F1 F1macro AUC RMSE BalancedAccuracy R2 Recall RecallMacro Precision PrecisionMacro MAE MAPE MASE WAPE AverageWeightedQuantileLoss
{MetricName!215
i 1,750
{MaxCandidates:217 MaxRuntimePerTrainingJobInSeconds:107 MaxAutoMLJobRuntimeInSeconds:107
{VolumeKmsKeyId:13 EnableInterContainerTrafficEncryption:1 VpcConfig:51
e xgboost linear-learner mlp lightgbm catboost randomforest extra-trees nn-torch fastai cnn-qr deepar prophet npts arima ets
[220 0,11
{AutoMLAlgorithms!221
[222 0,1
{FeatureSpecificationS3Uri:2 AlgorithmsConfig:223
f 0,1
{ValidationFraction:225
e AUTO ENSEMBLING HYPERPARAMETER_TUNING
{CompletionCriteria:218 SecurityConfig:219 CandidateGenerationConfig:224 DataSplitConfig:226 Mode:227
{AutoMLJobName:34 InputDataConfig!212 OutputDataConfig!213 ProblemType:214 AutoMLJobObjective:216 AutoMLJobConfig:228 RoleArn!20 GenerateCandidateDefinitionsOnly:1 Tags:56 ModelDeployConfig:34
s 0,63 28
s 0,255 29
s 1,2048 1
{RepositoryCredentialsProviderArn!232
{RepositoryAccessMode!68 RepositoryAuthConfig:233
e SingleModel MultiModel
e S3Prefix S3Object
{S3Uri!2 S3DataType!236 CompressionType!7 ModelAccessConfig:79 HubAccessConfig:80 ManifestS3Uri:2 ETag:0 ManifestEtag:0
{S3DataSource:237
{ChannelName!73 S3DataSource!237
[239 0,5
s 0,1024 7
s 0,1024
<241 242 0,100
s 1,176 30
s 1,63 28
e Enabled Disabled
{ModelCacheSetting:246
{ContainerHostname:230 Image:231 ImageConfig:234 Mode:235 ModelDataUrl:2 ModelDataSource:238 AdditionalModelDataSources:240 Environment:243 ModelPackageName:244 InferenceSpecificationName:245 MultiModelConfig:247
[248 0,15
e Serial Direct
{Mode!250
{ModelName:34 PrimaryContainer:248 Containers:249 InferenceExecutionConfig:251 ExecutionRoleArn:20 Tags:56 VpcConfig:51 EnableNetworkIsolation:1
s 0,1024 31
e Logged Registered
s 0,72 32
s 0,256 33
s 1,16384
{DataInputConfig!257
s 3,10 34
e S3Object S3Prefix
{S3DataType!260 S3Uri!2 CompressionType:7 ETag:0
s 5,14 35
s 0,255
{HubContentName:230 HubContentVersion:262 RecipeName:263
{ContainerHostname:230 Image:231 ImageDigest:255 ModelDataUrl:2 ModelDataSource:238 ProductId:256 Environment:243 ModelInput:258 Framework:0 FrameworkVersion:259 NearestModelName:0 AdditionalModelDataSources:240 AdditionalS3DataSource:261 ModelDataETag:0 IsCheckpoint:1 BaseModel:264
[265 1,15
[198 1,
e ml.t2.medium,large,xlarge,2xlarge ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.m5d.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.c4.large,xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.c5.large,xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.c5d.large,xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.r5d.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.inf1.xlarge,2xlarge,6xlarge,24xlarge ml.dl1.24xlarge ml.c6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.r6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g6e.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g7e.2xlarge,4xlarge,8xlarge,12xlarge,24xlarge,48xlarge ml.p4d.24xlarge ml.c7g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6gn.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.p4de.24xlarge ml.trn1.2xlarge,32xlarge ml.trn1n.32xlarge ml.trn2.48xlarge ml.inf2.xlarge,8xlarge,24xlarge,48xlarge ml.p5.48xlarge,4xlarge ml.p5e.48xlarge ml.p5en.48xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7gd.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c6in.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.p6-b200.48xlarge ml.p6-b300.48xlarge ml.p6e-gb200.36xlarge
[268 ,
[3 ,
s 0,1024 36
[271 ,
{Containers!266 SupportedTransformInstanceTypes:267 SupportedRealtimeInferenceInstanceTypes:269 SupportedContentTypes:270 SupportedResponseMIMETypes:272
{MaxConcurrentTransforms:98 MaxPayloadInMB:98 BatchStrategy:187 Environment:190 TransformInput!194 TransformOutput!196 TransformResources!200
{ProfileName!245 TransformJobDefinition!274
[275 0,1
{ValidationRole!20 ValidationProfiles!276
{ModelDataUrl:2 ModelDataSource:238 ModelDataETag:0 AlgorithmName!62
[278 1,1
{SourceAlgorithms!279
e Approved Rejected PendingManualApproval
s 0,1024 1
{CommitId:282 Repository:282 GeneratedBy:282 ProjectId:282
{ContentType!3 ContentDigest:255 S3Uri!2
{Statistics:284 Constraints:284
{Report:284 PreTrainingReport:284 PostTrainingReport:284
{Report:284
{ModelQuality:285 ModelDataQuality:285 Bias:286 Explainability:287
s 1,128 37
s 1,256 37
<289 290 1,50
{ContentType:3 ContentDigest:255 S3Uri!2
{ConfigFile:292 PreTrainingConstraints:284 PostTrainingConstraints:284
{Constraints:284 ConfigFile:292
{Bias:293 Explainability:294 ModelQuality:285 ModelDataQuality:285
{Name!245 Description:253 Containers!266 SupportedTransformInstanceTypes:267 SupportedRealtimeInferenceInstanceTypes:269 SupportedContentTypes:270 SupportedResponseMIMETypes:272
[296 1,15
e All None
s 0,1024 38
{KmsKeyId!13
s 0,100000 1
e Draft PendingReview Approved Archived
{ModelCardContent:301 ModelCardStatus:302
s 0,1024 39
{Stage!245 StageStatus!245 StageDescription:304
e Restricted
{ModelPackageName:34 ModelPackageGroupName:62 ModelPackageDescription:253 ModelPackageRegistrationType:254 InferenceSpecification:273 ValidationSpecification:277 SourceAlgorithmSpecification:280 CertifyForMarketplace:1 Tags:56 ModelApprovalStatus:281 MetadataProperties:283 ModelMetrics:288 ClientToken:34 Domain:0 Task:0 SamplePayloadUrl:2 CustomerMetadataProperties:291 DriftCheckBaselines:295 AdditionalInferenceSpecifications:297 SkipModelValidation:298 SourceUri:299 SecurityConfig:300 ModelCard:303 ModelLifeCycle:305 ManagedStorageType:306
i 1,5
{InstanceType!268 ModelNameOverride:183 Priority!308
[309 1,5
i 300,3600
f 0,
e ml.eia1.medium,large,xlarge ml.eia2.medium,large,xlarge
s 0,512 40
{DestinationS3Uri!314 KmsKeyId:13
i 1024,6144
i 1,200
{MemorySizeInMB!316 MaxConcurrency!317 ProvisionedConcurrency:317
i 1,512
i 60,3600
e ENABLED DISABLED
e IDLE_RELEASE CONSOLIDATION
i 5,1440
{Strategy!322 MaximumStepSize:35 CooldownInMinutes:323
{Status:321 MinInstanceCount:98 MaxInstanceCount:107 ScaleInPolicy:324
e LEAST_OUTSTANDING_REQUESTS RANDOM
{RoutingStrategy!326
e al2-ami-sagemaker-inference-gpu-2 al2-ami-sagemaker-inference-gpu-2-1 al2-ami-sagemaker-inference-gpu-3-1 al2-ami-sagemaker-inference-neuron-2 al2023-ami-sagemaker-inference-gpu-4-1
e capacity-reservations-only
s 20,258 41
{CapacityReservationPreference:329 MlReservationArn:330
{VariantName!230 ModelName:183 InitialInstanceCount:107 InstanceType:268 InstancePools:310 VariantInstanceProvisionTimeoutInSeconds:311 InitialVariantWeight:312 AcceleratorType:313 CoreDumpConfig:315 ServerlessConfig:318 VolumeSizeInGB:319 ModelDataDownloadTimeoutInSeconds:320 ContainerStartupHealthCheckTimeoutInSeconds:320 EnableSSMAccess:1 ManagedInstanceScaling:325 RoutingConfig:327 InferenceAmiVersion:328 CapacityReservationConfig:331
[332 1,10
i 1,1000
{MaxConcurrentInvocationsPerInstance:334
s 0,2048 42
e SUCCESS_NOTIFICATION_TOPIC ERROR_NOTIFICATION_TOPIC
[337 0,2
{SuccessTopic:336 ErrorTopic:336 IncludeInferenceResponseIn:338
{KmsKeyId:13 S3OutputPath:314 NotificationConfig:339 S3FailurePath:314
{ClientConfig:335 OutputConfig!340
{EnableEnhancedMetrics:1 MetricPublishFrequencyInSeconds:91
{EndpointConfigName!230 ProductionVariants!333 DataCaptureConfig:34 Tags:56 KmsKeyId:13 AsyncInferenceConfig:341 ExplainerConfig:34 ShadowProductionVariants:333 ExecutionRoleArn:20 VpcConfig:51 EnableNetworkIsolation:1 MetricsConfig:342
{EndpointName!230 EndpointConfigName!230 DeploymentConfig:34 Tags:56
{Image:231 ArtifactUrl:2 Environment:243
{ModelDataDownloadTimeoutInSeconds:320 ContainerStartupHealthCheckTimeoutInSeconds:320
f 0.25,
f 1,
i 128,
{NumberOfCpuCoresRequired:347 NumberOfAcceleratorDevicesRequired:348 MinMemoryRequiredInMb!349 MaxMemoryRequiredInMb:349
{EnableCaching!1
e SPREAD BINPACK
e PERMISSIVE
i 0,100
{EnforcementMode!353 MaxImbalance:354
{PlacementStrategy!352 AvailabilityZoneBalance:355
{InstanceType:268 ModelName:183 Container:345 StartupParameters:346 ComputeResourceRequirements:350 BaseInferenceComponentName:183 DataCacheConfig:351 SchedulingConfig:356
[357 1,5
{CopyCount!98
{InferenceComponentName!183 EndpointName!230 VariantName:230 Specification:357 Specifications:358 RuntimeConfig:359 Tags:56
{SourceUri!232 SourceType:46 SourceId:46
s 0,3072 1
e Unknown InProgress Completed Failed Stopping Stopped
<60 60 0,30
{ActionName!57 Source!361 ActionType!46 Description:362 Status:363 Properties:364 MetadataProperties:283 Tags:56
[365
e MD5Hash S3ETag S3Version Custom
{SourceIdType!367 Value!46
[368 ,
{SourceUri!232 SourceTypes:369
<60 85 0,30
{ArtifactName:57 Source!370 ArtifactType!46 Properties:371 MetadataProperties:283 Tags:56
[372
s 1,120 43
{ContextName!374 Source!361 ContextType!46 Description:362 Properties:364 Tags:56
[375
s 0,256 44
e ContributedTo AssociatedWith DerivedFrom Produced SameAs
{SourceArn!377 DestinationArn!377 AssociationType:378
[379
{Actions:366 Artifacts:373 Contexts:376 Associations:380
s 1,63 45
s 1,1024 46
{S3Uri!383
{S3DataSource:384
s 1,2048 47
s 0,2048 48
s 1,128 49
s 0,256 49
{Key!388 Value!389
[390 0,200
s 1,256 50
{ModelName!382 ModelSourceConfig!385 ModelKmsKeyArn:386 RoleArn:387 ModelTags:391 ClientRequestToken:392
s 20,1011 51
{ModelDeploymentName!382 ModelArn!394 Description:232 Tags:391 ClientRequestToken:392
s 1,63
s 1,63 52
{SubnetIds!50 SecurityGroupIds!49
s 1,2048 53
{JobName!396 ImportedModelName!397 RoleArn!387 ModelDataSource!385 JobTags:391 ImportedModelTags:391 ClientRequestToken:392 VpcConfig:398 ImportedModelKmsKeyId:399
s 1,2048 54
e OneMonth SixMonths
{ClientRequestToken:392 ModelUnits!107 ProvisionedModelName!397 ModelId!401 CommitmentDuration:402 Tags:391
s 0,256 55
e TERMINATE_JOB_FLOW TERMINATE_CLUSTER CANCEL_AND_WAIT CONTINUE
s 0,10280 55
{Key:406 Value:406
[407 ,
[406 ,
{Properties:408 Jar!406 MainClass:406 Args:409
{LogUri:406 EncryptionKeyArn:406
{S3MonitoringConfiguration:411
{Name:34 ActionOnFailure:405 HadoopJarStep!410 StepMonitoringConfiguration:412
s 1,256 55
e ON_DEMAND SPOT
e MASTER CORE TASK
[418 ,
{Classification:0 Configurations:417 Properties:419
<0 0 ,
{VolumeType!0 Iops:91 SizeInGB!91 Throughput:98
{VolumeSpecification!420 VolumesPerInstance:91
[421 ,
{EbsBlockDeviceConfigs:422 EbsOptimized:1
{MinCapacity!91 MaxCapacity!91
e CHANGE_IN_CAPACITY PERCENT_CHANGE_IN_CAPACITY EXACT_CAPACITY
{AdjustmentType:425 ScalingAdjustment!91 CoolDown:91
{Market:415 SimpleScalingPolicyConfiguration!426
e GREATER_THAN_OR_EQUAL GREATER_THAN LESS_THAN LESS_THAN_OR_EQUAL
e SAMPLE_COUNT AVERAGE SUM MINIMUM MAXIMUM
e NONE SECONDS MICRO_SECONDS MILLI_SECONDS BYTES KILO_BYTES MEGA_BYTES GIGA_BYTES TERA_BYTES BITS KILO_BITS MEGA_BITS GIGA_BITS TERA_BITS PERCENT COUNT BYTES_PER_SECOND KILO_BYTES_PER_SECOND MEGA_BYTES_PER_SECOND GIGA_BYTES_PER_SECOND TERA_BYTES_PER_SECOND BITS_PER_SECOND KILO_BITS_PER_SECOND MEGA_BITS_PER_SECOND GIGA_BITS_PER_SECOND TERA_BITS_PER_SECOND COUNT_PER_SECOND
{Key:0 Value:0
[431 ,
{ComparisonOperator!428 EvaluationPeriods:91 MetricName!0 Namespace:0 Period!91 Statistic:429 Threshold!312 Unit:430 Dimensions:432
{CloudWatchAlarmDefinition!433
{Name!0 Description:0 Action!427 Trigger!434
[435 ,
{Constraints!424 Rules!436
{Name:404 Market:415 InstanceRole!416 BidPrice:404 InstanceType!414 InstanceCount!91 Configurations:417 EbsConfiguration:423 AutoScalingPolicy:437 CustomAmiId:404
[438 ,
{InstanceType!414 WeightedCapacity:98 BidPrice:404 BidPriceAsPercentageOfOnDemandPrice:312 EbsConfiguration:423 Configurations:417 CustomAmiId:404 Priority:312
[440 ,
e SWITCH_TO_ON_DEMAND TERMINATE_CLUSTER
e capacity-optimized price-capacity-optimized lowest-price diversified capacity-optimized-prioritized
{TimeoutDurationMinutes!98 TimeoutAction!442 BlockDurationMinutes:98 AllocationStrategy:443
e lowest-price prioritized
e use-capacity-reservations-first
e open none
{UsageStrategy:446 CapacityReservationPreference:447 CapacityReservationResourceGroupArn:404
{AllocationStrategy!445 CapacityReservationOptions:448
{SpotSpecification:444 OnDemandSpecification:449
{TimeoutDurationMinutes:98 AllocationStrategy:443
{TimeoutDurationMinutes:98 AllocationStrategy:445 CapacityReservationOptions:448
{SpotResizeSpecification:451 OnDemandResizeSpecification:452
{Name:404 InstanceFleetType!416 TargetOnDemandCapacity:98 TargetSpotCapacity:98 InstanceTypeConfigs:441 LaunchSpecifications:450 ResizeSpecifications:453 Context:404
[454 ,
[404 ,
{AvailabilityZone:406 AvailabilityZones:456
{MasterInstanceType:414 SlaveInstanceType:414 InstanceCount:91 InstanceGroups:439 InstanceFleets:455 Ec2KeyName:404 Placement:457 KeepJobFlowAliveWhenNoSteps:1 TerminationProtected:1 UnhealthyNodeReplacement:1 HadoopVersion:404 Ec2SubnetId:404 Ec2SubnetIds:456 EmrManagedMasterSecurityGroup:404 EmrManagedSlaveSecurityGroup:404 ServiceAccessSecurityGroup:404 AdditionalMasterSecurityGroups:456 AdditionalSlaveSecurityGroups:456
s 20,2048
{Path!406 Args:409
{Name!404 ScriptBootstrapAction!460
[461 ,
{Name:404 Args:409
[463 ,
[0 ,
{Name:0 Version:0 Args:465 AdditionalInfo:419
[466 ,
e TERMINATE_AT_INSTANCE_HOUR TERMINATE_AT_TASK_COMPLETION
e SECURITY NONE
{Realm!404 KdcAdminPassword!404 CrossRealmTrustPrincipalPassword:404 ADDomainJoinUser:404 ADDomainJoinPassword:404
e InstanceFleetUnits Instances VCPU
{UnitType!471 MinimumCapacityUnits!91 MaximumCapacityUnits!91 MaximumOnDemandCapacityUnits:91 MaximumCoreCapacityUnits:91
e DEFAULT ADVANCED
{ComputeLimits:472 UtilizationPerformanceIndex:35 ScalingStrategy:473
e SPREAD PARTITION CLUSTER NONE
{InstanceRole!416 PlacementStrategy:475
[476 ,
<406 409 ,
{Enabled!1 LogGroupName:406 LogStreamNamePrefix:406 EncryptionKeyArn:406 LogTypes:478
e system-logs application-logs persistent-ui-logs
e emr-managed on-customer-s3only disabled
<480 481 ,
{LogTypeUploadPolicy:482
{CloudWatchLogConfiguration:479 S3LoggingConfiguration:483
{Name:34 LogUri:406 LogEncryptionKmsKeyId:406 AdditionalInfo:406 AmiVersion:404 ReleaseLabel:404 Instances!458 Steps:34 StepExecutionRoleArn:459 BootstrapActions:462 SupportedProducts:456 NewSupportedProducts:464 Applications:467 Configurations:417 VisibleToAllUsers:1 JobFlowRole:406 ServiceRole:406 Tags:432 SecurityConfiguration:406 AutoScalingRole:406 ScaleDownBehavior:468 CustomAmiId:404 EbsRootVolumeSize:91 RepoUpgradeOnBoot:469 KerberosAttributes:470 StepConcurrencyLevel:91 ManagedScalingPolicy:474 PlacementGroupConfigs:477 AutoTerminationPolicy:34 OSReleaseLabel:404 EbsRootVolumeIops:91 EbsRootVolumeThroughput:91 ExtendedSupport:1 MonitoringConfiguration:484
{ClusterId:404 StepConfig:413 ClusterConfig:485 ExecutionRoleArn:459
s 20,2048 56
s 1,64 57
s 1,2048
[459 0,10
{policy:489 policyArns:490
s 1,4096 58
s 1, 58
[493 0,1024
s 1,102400 58
{entryPoint!492 entryPointArguments:494 sparkSubmitParameters:495
s 1,10280 58
s 1,256 58
{query!497 initQueryFile:498 parameters:495
{sparkSubmit:496 hive:499
[502 0,100
{classification!503 properties:505 configurations:501
s 1,1024 58
s 0,1024 58
<503 504 0,100
s 1,10280
s 20,2048 59
{logUri:506 encryptionKeyArn:507
{enabled:1 encryptionKeyArn:507
s 1,512 60
s 1,512 61
s 1,50 62
[512 1,5
<512 513 1,4
{enabled!1 logGroupName:510 logStreamNamePrefix:511 encryptionKeyArn:507 logTypes:514
{remoteWriteUrl:506
{s3MonitoringConfiguration:508 managedPersistenceMonitoringConfiguration:509 cloudWatchLoggingConfiguration:515 prometheusMonitoringConfiguration:516
s 1,128
s 1,384
<518 519 0,8
{encryptionContext:520 encryptionKeyArn:507
{applicationConfiguration:501 monitoringConfiguration:517 diskEncryptionConfiguration:521
s 1,128 63
s 0,256 64
<523 524 0,200
i 0,1000000
e BATCH STREAMING
{maxAttempts:107 maxFailedAttemptsPerHour:107
{applicationId:34 clientToken:34 executionRoleArn!487 executionIamPolicy:491 jobDriver:500 configurationOverrides:522 tags:525 executionTimeoutMinutes:526 name:498 mode:527 retryPolicy:528
s 1,64 65
s 1,64 66
s 1,64
i 1,1000000
s 1,15 67
s 1,15 68
s 1,15 69
s , 70
{cpu!534 memory!535 disk:536 diskType:537
{workerCount!533 workerConfiguration:538
<512 539 0,10
{cpu!534 memory!535 disk:536
{enabled:1
i 1,10080
{enabled:1 idleTimeoutMinutes:543
s 1,32 71
[545 0,16
[545 0,5
{subnetIds:546 securityGroupIds:547
e ARM64 X86_64
s 1,1024 72
{imageUri:550
{imageConfiguration:551
<512 552 ,
{studioEnabled:1 livyEndpointEnabled:1 sessionEnabled:1
{queueTimeoutMinutes:91 maxConcurrentRuns:91
s 10,1024 73
{identityCenterInstanceArn:556 userBackgroundSessionsEnabled:1
{name:530 releaseLabel!531 type!532 clientToken:34 initialCapacity:540 maximumCapacity:541 tags:525 autoStartConfiguration:542 autoStopConfiguration:544 networkConfiguration:548 architecture:549 imageConfiguration:551 workerTypeSpecifications:553 runtimeConfiguration:501 monitoringConfiguration:517 diskEncryptionConfiguration:521 interactiveConfiguration:554 schedulerConfiguration:555 identityCenterConfiguration:557 jobLevelCostAllocationConfiguration:542
{ExecutionRoleArn:487 ApplicationId:488 JobConfig:529 ApplicationConfig:558`;

/*
 * One a line; each holds for the whole text. Left out, since they take anything, are garbled, or slow on long texts:
 *   "[\\s\\S]+"
 *   "[\\S\\s]*"
 *   "[\\S\\s]+"
 *   "[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*"
 *   "([    -\u00ff]+)"
 *   "([    -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u10000-\u10ffFF]+)"
 *   ".*[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\r\\n\\t]*.*"
 *   "https://aps-workspaces.([a-z]{2}-[a-z-]{1,20}-[1-9]).amazonaws(.[0-9A-Za-z]{2,4})+/workspaces/[-_.0-9A-Za-z]{1,100}/api/v1/remote_write"
 */
export const PATTERNS = String.raw`
(https|s3)://([^/]+)/?(.*)
.*
[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*
[a-zA-Z0-9._-]+
[a-zA-Z0-9:/_-]*
arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+
[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}
[a-zA-Z_][a-zA-Z0-9_]*
[-0-9a-zA-Z]+
([\p{L}\p{Z}\p{N}_.:/=+\-@]*)
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}
(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)
.+
arn:[a-zA-Z0-9\-]+:lambda:[a-zA-Z0-9\-]+:[0-9]{12}:function:.*
[A-Za-z0-9\.\-_]+
(fs-[0-9a-f]{8,})
(arn:[a-z0-9-\.]{1,63}:sagemaker:\w+(?:-\w+)+:(\d{12}|aws):hub-content\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\/DataSet\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\/\d{1,4}.\d{1,4}.\d{1,4})?
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:training-plan/.*
(arn:[a-z0-9-\.]{1,63}:sagemaker:\w+(?:-\w+)+:(\d{12}|aws):hub-content\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\/Model\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\/\d{1,4}.\d{1,4}.\d{1,4})?
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:mlflow-[a-zA-Z-]*/.*
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package-group/[\S]{1,2048}
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}
[a-zA-Z0-9]([\-a-zA-Z0-9]*[a-zA-Z0-9])?
[a-zA-Z_][a-zA-Z0-9_]{0,1023}
[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*
[a-zA-Z0-9_-]+
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}
[\S]+
(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\/[0-9]{1,9})?
[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*
[Ss][Hh][Aa]256:[0-9a-fA-F]{64}
[a-zA-Z0-9](-*[a-zA-Z0-9])*
[0-9]\.[A-Za-z0-9.-]+
\d{1,4}.\d{1,4}.\d{1,4}
[-\w]+\/.+
([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)
[\p{L}\p{M}\p{Z}\p{N}\p{P}]{0,1024}
.{0,1024}
(https|s3)://([^/])/?(.*)
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z0-9\-]{1,14}/.*
arn:aws[a-z\-]*:sns:[a-z0-9\-]*:[0-9]{12}:[a-zA-Z0-9_.-]+
[a-zA-Z0-9]([-_]*[a-zA-Z0-9]){0,119}
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:(experiment|experiment-trial-component|artifact|action|context)/.*
([0-9a-zA-Z][_-]?){1,63}
s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?
arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}
arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+
[a-zA-Z0-9\s._:/=+@-]*
[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?
arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12}
([0-9a-zA-Z][_-]?)+
(arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)))|([a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)
arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})))|(([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2}))|(([0-9a-zA-Z][_-]?)+)
[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*
arn:(aws[a-zA-Z0-9-]*):iam::([0-9]{12}):(role((/)|(/[\u0021-\u007F]+/))[\w+=,.@-]+)
[0-9a-z]+
.*\S.*
arn:(aws[a-zA-Z0-9-]*):kms:[a-zA-Z0-9\-]*:([0-9]{12}):key\/[a-zA-Z0-9-]+
[\.\-_/#A-Za-z0-9]+
[^:*]*
[a-zA-Z]+[-_]*[a-zA-Z]+
[A-Za-z0-9 /_.:=+@-]+
[A-Za-z0-9 /_.:=+@-]*
[A-Za-z0-9._/#-]+
[A-Za-z0-9._/-]+
[1-9][0-9]*(\s)?(vCPU|vcpu|VCPU)?
[1-9][0-9]*(\s)?(GB|gb|gB|Gb)?
[1-9][0-9]*(\s)?(GB|gb|gB|Gb)
(SHUFFLE_OPTIMIZED|[Ss]huffle_[Oo]ptimized|STANDARD|[Ss]tandard)
[-0-9a-zA-Z]+.*
([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+).([a-z0-9._-]+)\/((?:[a-z0-9]+(?:[-._][a-z0-9]+)*/)*[a-z0-9]+(?:[-._][a-z0-9]+)*)(?::([a-zA-Z0-9_]+[a-zA-Z0-9-._]*)|@(sha256:[0-9a-f]{64}))
arn:(aws[a-zA-Z0-9-]*):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}`;
