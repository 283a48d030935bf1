/**
 * Terraform's addresses of what is kept when the catalog is destroyed: the bucket with the states of all projects, and
 * all that protects it. `terraform destroy` refuses to run as long as they are in the state; a command that destroys
 * the catalog takes them out of it first (`terraform state rm`).
 */
export const KEPT_ADDRESSES = [
  "aws_s3_bucket.state-bucket",
  "aws_s3_bucket_lifecycle_configuration.state-bucket-lifecycle",
  "aws_s3_bucket_ownership_controls.state-bucket-ownership",
  "aws_s3_bucket_policy.state-bucket-policy",
  "aws_s3_bucket_public_access_block.state-bucket-public-access-block",
  "aws_s3_bucket_server_side_encryption_configuration.state-bucket-encryption",
  "aws_s3_bucket_versioning.state-bucket-versioning",
] as const;
