/** Whether a service has answered that there is no such thing, each in its own words. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "ResourceNotFound" || error.name === "ResourceNotFoundException") return true;
  return (
    error.name === "ValidationException" && /does not exist|could not find|not found/i.test(error.message)
  );
}

/** Whether it is there already. */
export const isThere = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:ValidationException|ConflictException|ResourceInUse)$/.test(error.name) &&
  /already exist|must be unique|already in use/i.test(error.message);
