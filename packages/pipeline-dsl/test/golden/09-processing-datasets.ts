import { pipeline, step } from "../../src/index.ts";

const datasets = step.processing("Ds", {
  image: "img:1",
  instanceType: "ml.m5.large",
  inputs: {
    athena: {
      appManaged: true,
      datasetDefinition: {
        dataDistributionType: "FullyReplicated",
        inputMode: "File",
        localPath: "/opt/ml/processing/a",
        athenaDatasetDefinition: {
          catalog: "AwsDataCatalog",
          database: "default",
          queryString: "SELECT 1",
          outputS3Uri: "s3://data/athena",
          workGroup: "wg",
          kmsKeyId: "k",
          outputFormat: "PARQUET",
          outputCompression: "SNAPPY",
        },
      },
    },
    redshift: {
      appManaged: true,
      datasetDefinition: {
        dataDistributionType: "FullyReplicated",
        inputMode: "File",
        localPath: "/opt/ml/processing/r",
        redshiftDatasetDefinition: {
          clusterId: "c",
          database: "d",
          dbUser: "u",
          queryString: "SELECT 1",
          clusterRoleArn: "arn:aws:iam::123456789012:role/R",
          outputS3Uri: "s3://data/redshift",
          outputFormat: "CSV",
          outputCompression: "GZIP",
        },
      },
    },
    s3: {
      source: "s3://data/x",
      destination: "/opt/ml/processing/x",
      overrides: { S3Input: { S3CompressionType: undefined } },
    },
  },
  outputs: { fs: { featureGroupName: "fg", appManaged: true } },
});

export default pipeline("proc-ds", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [datasets],
});
