/**
 * A JSON file in an output of a Processing step that later steps read values from.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
 */
export interface PropertyFile {
  readonly PropertyFileName: string;
  readonly OutputName: string;
  /** Path of the file below the output. */
  readonly FilePath: string;
}
