/** Date (UTC) from which AWS no longer supports what is named. */
export type EndOfLife = { readonly [name: string]: string };

/**
 * Lambda runtimes: the date of deprecation. Functions cannot be created with them some weeks later.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const LAMBDA_RUNTIMES: EndOfLife = {
  "nodejs24.x": "2028-04-30",
  "nodejs22.x": "2027-04-30",
  "nodejs20.x": "2026-04-30",
  "nodejs18.x": "2025-09-01",
  "nodejs16.x": "2024-06-12",
  "nodejs14.x": "2023-12-04",
  "python3.14": "2029-06-30",
  "python3.13": "2029-06-30",
  "python3.12": "2028-10-31",
  "python3.11": "2027-06-30",
  "python3.10": "2026-10-31",
  "python3.9": "2025-12-15",
  "python3.8": "2024-10-14",
  "python3.7": "2023-12-04",
  "provided.al2023": "2029-06-30",
  "provided.al2": "2026-07-31",
};

/**
 * CodeBuild's images: the date from which they are no longer cached and kept up, or `current`.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/deprecated-images.html
 */
export const CODEBUILD_IMAGES: { readonly [image: string]: string } = {
  "aws/codebuild/amazonlinux-x86_64-standard:5.0": "current",
  "aws/codebuild/amazonlinux-aarch64-standard:3.0": "current",
  // The older names of the two above.
  "aws/codebuild/amazonlinux2-x86_64-standard:5.0": "current",
  "aws/codebuild/amazonlinux2-aarch64-standard:3.0": "current",
  "aws/codebuild/standard:7.0": "current",
  // Amazon Linux 2 has ended.
  "aws/codebuild/amazonlinux2-x86_64-standard:4.0": "2026-06-30",
  "aws/codebuild/amazonlinux2-aarch64-standard:2.0": "2026-06-30",
  "aws/codebuild/amazonlinux2-x86_64-standard:3.0": "2023-05-09",
  "aws/codebuild/amazonlinux2-x86_64-standard:2.0": "2022-06-30",
  "aws/codebuild/amazonlinux2-aarch64-standard:1.0": "2023-03-31",
  "aws/codebuild/standard:4.0": "2023-03-31",
  "aws/codebuild/standard:3.0": "2022-06-30",
};

/**
 * What `runtime-versions` of a buildspec installs: end of the language's own support.
 *
 * @see https://github.com/nodejs/release#release-schedule
 * @see https://devguide.python.org/versions/
 */
export const BUILD_RUNTIMES: { readonly [language: string]: EndOfLife } = {
  nodejs: { "18": "2025-04-30", "20": "2026-04-30", "22": "2027-04-30", "24": "2028-04-30" },
  python: {
    "3.8": "2024-10-31",
    "3.9": "2025-10-31",
    "3.10": "2026-10-31",
    "3.11": "2027-10-31",
    "3.12": "2028-10-31",
    "3.13": "2029-10-31",
    "3.14": "2030-10-31",
  },
};
