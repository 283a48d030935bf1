/** What the service answers instead of a result. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html */
export class ServiceError extends Error {
  readonly status: number;

  /** @param name as clients know it: `ResourceNotFound`, `ValidationException`, … */
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const validationError = (message: string): ServiceError =>
  new ServiceError("ValidationException", message);

export const resourceNotFound = (message: string): ServiceError =>
  new ServiceError("ResourceNotFound", message);

export const conflict = (message: string): ServiceError => new ServiceError("ConflictException", message);

/** The document is no JSON, or a member is of another JSON type. */
export const serializationError = (message: string): ServiceError =>
  new ServiceError("SerializationException", message);

export const unknownOperation = (): ServiceError => new ServiceError("UnknownOperationException", "");
