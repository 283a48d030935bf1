import { makeRef, type Ref, type RefKind, type S3Uri } from "./ref.ts";
import type { StepId } from "./step-node.ts";

/** A value of a finished step, by its path below `Steps.<name>.`. */
export const stepRef = <T>(id: StepId, path: string, kind: RefKind): Ref<T> =>
  makeRef<T>({ Get: `Steps.${id.name}.${path}` }, kind, [id]);

export const stepText = (id: StepId, path: string): Ref<string> => stepRef<string>(id, path, "string");

export const stepS3Uri = (id: StepId, path: string): Ref<S3Uri> => stepRef<S3Uri>(id, path, "s3Uri");
