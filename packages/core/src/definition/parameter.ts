/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-parameters.html */
export type ParameterType = "String" | "Integer" | "Float" | "Boolean";

/** A value that a start request may override. */
export interface Parameter {
  /** 1 to 64 of `A-Za-z0-9-_`, unique in the pipeline. */
  readonly Name: string;
  /** @default "String" */
  readonly Type?: ParameterType;
  /** A JSON value of `Type`. Without it the start request must give a value. */
  readonly DefaultValue?: string | number | boolean;
  readonly Description?: string;
  /** The only values allowed; for `String`. */
  readonly EnumValues?: readonly string[];
}
