import type { ModelDataSource } from "@aws-sdk/client-sagemaker";
import type { Wire } from "@sagewright/core";
import { defined, type StepEmission, wire, wireOptional, wireTextMap } from "../compile/emission.ts";
import { wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Input, TextInput } from "../input.ts";
import type { S3Uri } from "../ref.ts";

/** An image that answers requests, and the model that it serves. */
export interface ModelContainer {
  /** The inference image. */
  readonly image: Input<string>;
  /** The archive with the model, a `.tar.gz`; of a container with many models, the prefix that they lie below. */
  readonly model?: Input<S3Uri>;
  /** In place of `model`: a model that is no archive, or whose terms must be accepted. */
  readonly modelDataSource?: CamelInput<ModelDataSource>;
  readonly environment?: { readonly [name: string]: TextInput };
}

/** Of one container or of several, each of which may have more to say than one alone. */
export type OneOrMore<Container, Each extends Container = Container> =
  | (Container & { readonly containers?: never })
  | ({
      /** 1 to 15: each gets the answer of the one before as its request. */
      readonly containers: readonly Each[];
    } & { readonly [Prop in keyof Container]?: never });

export const wireContainer = (container: ModelContainer, to: StepEmission) =>
  defined({
    Image: wire(container.image, to),
    Environment: wireTextMap(container.environment, to),
    ModelDataUrl: wireOptional<string>(container.model, to),
    ModelDataSource: wireCamelProp<ModelContainer, Wire<ModelDataSource>>(container, "modelDataSource", to),
  });
