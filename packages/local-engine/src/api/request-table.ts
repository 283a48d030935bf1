/**
 * What SageMaker's own operations take, in the notation that core's `shapeReader` reads. Written by tools/constraints/write-constraints.ts from the service models of botocore.
 */

/** The line of an operation's request. */
export const ROOTS = {
  CreatePipeline: 14,
  UpdatePipeline: 15,
  DescribePipeline: 17,
  DeletePipeline: 18,
  ListPipelines: 24,
  ListPipelineVersions: 25,
  UpdatePipelineVersion: 28,
  StartPipelineExecution: 39,
  StopPipelineExecution: 40,
  RetryPipelineExecution: 41,
  UpdatePipelineExecution: 42,
  DescribePipelineExecution: 43,
  ListPipelineExecutions: 45,
  ListPipelineExecutionSteps: 46,
  DescribePipelineDefinitionForExecution: 43,
  ListPipelineParametersForExecution: 47,
  SendPipelineExecutionStepSuccess: 51,
  SendPipelineExecutionStepFailure: 52,
  CreateModelPackageGroup: 57,
  DescribeModelPackageGroup: 59,
  ListModelPackageGroups: 62,
  DeleteModelPackageGroup: 59,
  GetModelPackageGroupPolicy: 63,
  PutModelPackageGroupPolicy: 65,
  DeleteModelPackageGroupPolicy: 63,
  CreateModelPackage: 153,
  DescribeModelPackage: 155,
  ListModelPackages: 157,
  UpdateModelPackage: 160,
  DeleteModelPackage: 155,
  CreateModel: 177,
  DescribeModel: 178,
  ListModels: 180,
  DeleteModel: 178,
  DescribeTrainingJob: 181,
  ListTrainingJobs: 186,
  DescribeProcessingJob: 187,
  ListProcessingJobs: 189,
  DescribeTransformJob: 190,
  ListTransformJobs: 191,
  ListTags: 194,
  AddTags: 195,
  DeleteTags: 197,
  CreateProject: 214,
  DescribeProject: 215,
  ListProjects: 216,
  UpdateProject: 221,
  DeleteProject: 215,
};

export const LINES = `
s 1,256 0
s 1,1048576
s 3,63 1
s 1,1024 2
{Bucket!2 ObjectKey!3 VersionId:3
s 0,3072 3
s 32,128
s 20,2048 4
s 1,128 5
s 0,256 5
{Key!8 Value!9
[10 0,50
i 1,
{MaxParallelExecutionSteps!12
{PipelineName!0 PipelineDisplayName:0 PipelineDefinition:1 PipelineDefinitionS3Location:4 PipelineDescription:5 ClientRequestToken:6 RoleArn!7 Tags:11 ParallelismConfiguration:13
{PipelineName!0 PipelineDisplayName:0 PipelineDefinition:1 PipelineDefinitionS3Location:4 PipelineDescription:5 RoleArn:7 ParallelismConfiguration:13
s 1,2048 6
{PipelineName!16 PipelineVersionId:12
{PipelineName!0 ClientRequestToken:6
x ,
e Name CreationTime
e Ascending Descending
s 0,8192 3
i 1,100
{PipelineNamePrefix:0 CreatedAfter:19 CreatedBefore:19 SortBy:20 SortOrder:21 NextToken:22 MaxResults:23
{PipelineName!16 CreatedAfter:19 CreatedBefore:19 SortOrder:21 NextToken:22 MaxResults:23
s 0,2048 7
s 1,82 8
{PipelineArn!26 PipelineVersionId!12 PipelineVersionDisplayName:27 PipelineVersionDescription:5
s 1,256 9
s 0,1024
{Name!29 Value!30
[31 0,200
s 0,2048 10
s 0,256
{StepName!34
[35 1,50
{SourcePipelineExecutionArn:33 SelectedSteps!36
s 1,256 3
{PipelineName!16 PipelineExecutionDisplayName:27 PipelineParameters:32 PipelineExecutionDescription:5 ClientRequestToken:6 ParallelismConfiguration:13 SelectiveExecutionConfig:37 PipelineVersionId:12 MlflowExperimentName:38
{PipelineExecutionArn!33 ClientRequestToken:6
{PipelineExecutionArn!33 ClientRequestToken:6 ParallelismConfiguration:13
{PipelineExecutionArn!33 PipelineExecutionDescription:5 PipelineExecutionDisplayName:27 ParallelismConfiguration:13
{PipelineExecutionArn!33
e CreationTime PipelineExecutionArn
{PipelineName!16 CreatedAfter:19 CreatedBefore:19 SortBy:44 SortOrder:21 NextToken:22 MaxResults:23
{PipelineExecutionArn:33 NextToken:22 MaxResults:23 SortOrder:21
{PipelineExecutionArn!33 NextToken:22 MaxResults:23
s 10,10 11
{Name!34 Value!30
[49 0,50
{CallbackToken!48 OutputParameters:50 ClientRequestToken:6
{CallbackToken!48 FailureReason:34 ClientRequestToken:6
s 1,63 12
s 0,1024 13
e Restricted
{ManagedStorageType:55
{ModelPackageGroupName!53 ModelPackageGroupDescription:54 Tags:11 ManagedConfiguration:56
s 1,170 14
{ModelPackageGroupName!58
s 0,63 15
e SameAccount CrossAccount
{CreationTimeAfter:19 CreationTimeBefore:19 MaxResults:23 NameContains:60 NextToken:22 SortBy:20 SortOrder:21 CrossAccountFilterOption:61
{ModelPackageGroupName!53
s 1,20480 3
{ModelPackageGroupName!53 ResourcePolicy!64
e Logged Registered
s 0,63 12
s 0,255 16
s 0,72 17
s 0,1024 18
e S3Prefix S3Object
e None Gzip
b ,
{AcceptEula!73
s 0,255 3
{HubContentArn!75
s ,
{S3Uri!70 S3DataType!71 CompressionType!72 ModelAccessConfig:74 HubAccessConfig:76 ManifestS3Uri:70 ETag:77 ManifestEtag:77
{S3DataSource:78
s 0,256 19
s 0,1024 20
<81 30 0,100
s 1,16384
{DataInputConfig!83
s 3,10 21
s 1,64 22
{ChannelName!86 S3DataSource!78
[87 0,5
e S3Object S3Prefix
{S3DataType!89 S3Uri!70 CompressionType:72 ETag:77
s 5,14 23
s 0,255
{HubContentName:67 HubContentVersion:91 RecipeName:92
{ContainerHostname:67 Image:68 ImageDigest:69 ModelDataUrl:70 ModelDataSource:79 ProductId:80 Environment:82 ModelInput:84 Framework:77 FrameworkVersion:85 NearestModelName:77 AdditionalModelDataSources:88 AdditionalS3DataSource:90 ModelDataETag:77 IsCheckpoint:73 BaseModel:93
[94 1,15
e ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.c4.xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.c5.xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.c6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.r6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.trn1.2xlarge,32xlarge ml.inf2.xlarge,8xlarge,24xlarge,48xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge
[96 1,
e ml.t2.medium,large,xlarge,2xlarge ml.m4.xlarge,2xlarge,4xlarge,10xlarge,16xlarge ml.m5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.m5d.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.c4.large,xlarge,2xlarge,4xlarge,8xlarge ml.p2.xlarge,8xlarge,16xlarge ml.p3.2xlarge,8xlarge,16xlarge ml.c5.large,xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.c5d.large,xlarge,2xlarge,4xlarge,9xlarge,18xlarge ml.g4dn.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r5.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.r5d.large,xlarge,2xlarge,4xlarge,12xlarge,24xlarge ml.inf1.xlarge,2xlarge,6xlarge,24xlarge ml.dl1.24xlarge ml.c6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.m6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.r6i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.g5.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g6.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g6e.xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.g7e.2xlarge,4xlarge,8xlarge,12xlarge,24xlarge,48xlarge ml.p4d.24xlarge ml.c7g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.c6gn.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r6g.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.r6gd.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.p4de.24xlarge ml.trn1.2xlarge,32xlarge ml.trn1n.32xlarge ml.trn2.48xlarge ml.inf2.xlarge,8xlarge,24xlarge,48xlarge ml.p5.48xlarge,4xlarge ml.p5e.48xlarge ml.p5en.48xlarge ml.m7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7i.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.r7gd.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge ml.m8g.medium,large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,48xlarge ml.c6in.large,xlarge,2xlarge,4xlarge,8xlarge,12xlarge,16xlarge,24xlarge,32xlarge ml.p6-b200.48xlarge ml.p6-b300.48xlarge ml.p6e-gb200.36xlarge
[98 ,
s 0,256 3
[100 ,
s 0,1024 24
[102 ,
{Containers!95 SupportedTransformInstanceTypes:97 SupportedRealtimeInferenceInstanceTypes:99 SupportedContentTypes:101 SupportedResponseMIMETypes:103
i 0,
e MultiRecord SingleRecord
s 0,1024 25
s 0,10240
<107 108 0,16
e ManifestFile S3Prefix AugmentedManifestFile Converse
{S3DataType!110 S3Uri!70
{S3DataSource!111
e None Line RecordIO TFRecord
{DataSource!112 ContentType:100 CompressionType:72 SplitType:113
e None Line
s 0,2048 26
{S3OutputPath!70 Accept:100 AssembleWith:115 KmsKeyId:116
s 1,63 27
{InstanceType!96 InstanceCount!12 VolumeKmsKeyId:116 TransformAmiVersion:118
{MaxConcurrentTransforms:105 MaxPayloadInMB:105 BatchStrategy:106 Environment:109 TransformInput!114 TransformOutput!117 TransformResources!119
{ProfileName!53 TransformJobDefinition!120
[121 0,1
{ValidationRole!7 ValidationProfiles!122
{ModelDataUrl:70 ModelDataSource:79 ModelDataETag:77 AlgorithmName!58
[124 1,1
{SourceAlgorithms!125
e Approved Rejected PendingManualApproval
s 0,1024 3
{CommitId:128 Repository:128 GeneratedBy:128 ProjectId:128
{ContentType!100 ContentDigest:69 S3Uri!70
{Statistics:130 Constraints:130
{Report:130 PreTrainingReport:130 PostTrainingReport:130
{Report:130
{ModelQuality:131 ModelDataQuality:131 Bias:132 Explainability:133
s 1,36 28
s 1,128 29
s 1,256 29
<136 137 1,50
{ContentType:100 ContentDigest:69 S3Uri!70
{ConfigFile:139 PreTrainingConstraints:130 PostTrainingConstraints:130
{Constraints:130 ConfigFile:139
{Bias:140 Explainability:141 ModelQuality:131 ModelDataQuality:131
{Name!53 Description:54 Containers!95 SupportedTransformInstanceTypes:97 SupportedRealtimeInferenceInstanceTypes:99 SupportedContentTypes:101 SupportedResponseMIMETypes:103
[143 1,15
e All None
s 0,1024 30
{KmsKeyId!116
s 0,100000 3
e Draft PendingReview Approved Archived
{ModelCardContent:148 ModelCardStatus:149
s 0,1024 31
{Stage!53 StageStatus!53 StageDescription:151
{ModelPackageName:53 ModelPackageGroupName:58 ModelPackageDescription:54 ModelPackageRegistrationType:66 InferenceSpecification:104 ValidationSpecification:123 SourceAlgorithmSpecification:126 CertifyForMarketplace:73 Tags:11 ModelApprovalStatus:127 MetadataProperties:129 ModelMetrics:134 ClientToken:135 Domain:77 Task:77 SamplePayloadUrl:70 CustomerMetadataProperties:138 DriftCheckBaselines:142 AdditionalInferenceSpecifications:144 SkipModelValidation:145 SourceUri:146 SecurityConfig:147 ModelCard:150 ModelLifeCycle:152 ManagedStorageType:55
s 1,176 32
{ModelPackageName!154
e Versioned Unversioned Both
{CreationTimeAfter:19 CreationTimeBefore:19 MaxResults:23 NameContains:60 ModelApprovalStatus:127 ModelPackageGroupName:58 ModelPackageType:156 NextToken:22 SortBy:20 SortOrder:21
s 1,2048 33
[136 ,
{ModelPackageArn!158 ModelApprovalStatus:127 ModelPackageRegistrationType:66 ApprovalDescription:128 CustomerMetadataProperties:138 CustomerMetadataPropertiesToRemove:159 AdditionalInferenceSpecificationsToAdd:144 InferenceSpecification:104 SourceUri:146 ModelCard:150 ModelLifeCycle:152 ClientToken:135
s 0,63 34
e Platform Vpc
s 1,2048 3
{RepositoryCredentialsProviderArn!163
{RepositoryAccessMode!162 RepositoryAuthConfig:164
e SingleModel MultiModel
e Enabled Disabled
{ModelCacheSetting:167
{ContainerHostname:67 Image:68 ImageConfig:165 Mode:166 ModelDataUrl:70 ModelDataSource:79 AdditionalModelDataSources:88 Environment:82 ModelPackageName:154 InferenceSpecificationName:53 MultiModelConfig:168
[169 0,15
e Serial Direct
{Mode!171
s 0,32 35
[173 1,5
[173 1,16
{SecurityGroupIds!174 Subnets!175
{ModelName!161 PrimaryContainer:169 Containers:170 InferenceExecutionConfig:172 ExecutionRoleArn:7 Tags:11 VpcConfig:176 EnableNetworkIsolation:73
{ModelName!161
s 0,63 28
{SortBy:20 SortOrder:21 NextToken:22 MaxResults:23 NameContains:179 CreationTimeBefore:19 CreationTimeAfter:19
{TrainingJobName!53
e InProgress Completed Failed Stopping Stopped Deleting
e Name CreationTime Status
e Available Terminated Reused InUse
s 50,2048 36
{NextToken:22 MaxResults:23 CreationTimeAfter:19 CreationTimeBefore:19 LastModifiedTimeAfter:19 LastModifiedTimeBefore:19 NameContains:60 StatusEquals:182 SortBy:183 SortOrder:21 WarmPoolStatusEquals:184 TrainingPlanArnEquals:185
{ProcessingJobName!53
e InProgress Completed Failed Stopping Stopped
{CreationTimeAfter:19 CreationTimeBefore:19 LastModifiedTimeAfter:19 LastModifiedTimeBefore:19 NameContains:77 StatusEquals:188 SortBy:183 SortOrder:21 NextToken:22 MaxResults:23
{TransformJobName!53
{CreationTimeAfter:19 CreationTimeBefore:19 LastModifiedTimeAfter:19 LastModifiedTimeBefore:19 NameContains:60 StatusEquals:188 SortBy:183 SortOrder:21 NextToken:22 MaxResults:23
s 0,256 37
i 50,
{ResourceArn!192 NextToken:22 MaxResults:193
{ResourceArn!192 Tags!11
[8 1,50
{ResourceArn!192 TagKeys!196
s 1,32 38
s 1,100 39
s 1,1000 3
s 0,4096 3
{Key:200 Value:201
[202 ,
{ProductId!199 ProvisioningArtifactId:199 PathId:199 ProvisioningParameters:203
s 1,32 40
s 1,1024 41
s 1,255 42
s 0,4096 43
{Key!207 Value:208
[209 0,180
{TemplateName!205 TemplateURL!206 RoleARN:7 Parameters:210
{CfnTemplateProvider:211
[212 1,1
{ProjectName!198 ProjectDescription:54 ServiceCatalogProvisioningDetails:204 Tags:11 TemplateProviders:213
{ProjectName!198
{CreationTimeAfter:19 CreationTimeBefore:19 MaxResults:23 NameContains:198 NextToken:22 SortBy:20 SortOrder:21
{ProvisioningArtifactId:199 ProvisioningParameters:203
{TemplateName!205 TemplateURL!206 Parameters:210
{CfnTemplateProvider:218
[219 1,1
{ProjectName!198 ProjectDescription:54 ServiceCatalogProvisioningUpdateDetails:217 Tags:11 TemplateProvidersToUpdate:220`;

/*
 * One a line; each holds for the whole text. Left out, since they take anything, are garbled, or slow on long texts:
 *   ".*(?:[ \\r\\n\\t].*)*"
 *   "[\\S\\s]*"
 *   "[\\S\\s]+"
 */
export const PATTERNS = String.raw`
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}
[a-z0-9][\.\-a-z0-9]{1,61}[a-z0-9]
.+
.*
arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+
([\p{L}\p{Z}\p{N}_.:/=+\-@]*)
(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:([0-9]{12}|aws):pipeline/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:([0-9]{12}|aws):pipeline/.*
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}
[A-Za-z0-9\-_]*
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:pipeline\/.*\/execution\/.*
[a-zA-Z0-9]+
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}
[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*
(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)
[a-zA-Z0-9\-]+
[\S]+
[Ss][Hh][Aa]256:[0-9a-fA-F]{64}
(https|s3)://([^/]+)/?(.*)
[a-zA-Z0-9](-*[a-zA-Z0-9])*
[a-zA-Z_][a-zA-Z0-9_]*
[0-9]\.[A-Za-z0-9.-]+
[A-Za-z0-9\.\-_]+
\d{1,4}.\d{1,4}.\d{1,4}
[-\w]+\/.+
[a-zA-Z_][a-zA-Z0-9_]{0,1023}
[a-zA-Z0-9:/_-]*
[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*
[a-zA-Z0-9-]+
([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)
[\p{L}\p{M}\p{Z}\p{N}\p{P}]{0,1024}
.{0,1024}
(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\/[0-9]{1,9})?
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}
[a-zA-Z0-9]([\-a-zA-Z0-9]*[a-zA-Z0-9])?
[-0-9a-zA-Z]+
arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:training-plan/.*
arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+
[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}
[a-zA-Z0-9_\-]*
(?=.{1,32}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*
(?=.{1,1024}$)(https)://([^/]+)/(.+)
.{1,255}
.{0,4096}`;
