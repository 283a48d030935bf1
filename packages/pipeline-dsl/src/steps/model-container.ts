import { defined, type StepEmission, wire, wireOptional, wireTextMap } from "../compile/emission.ts";
import type { Input, TextInput } from "../input.ts";
import type { S3Uri } from "../ref.ts";

/** An image that answers requests, and the model that it serves. */
export interface ModelContainer {
  /** The inference image. */
  readonly image: Input<string>;
  /** The archive with the model, a `.tar.gz`. */
  readonly model?: Input<S3Uri>;
  readonly environment?: { readonly [name: string]: TextInput };
}

/** Of one container or of several. */
export type OneOrMore<Container> =
  | (Container & { readonly containers?: never })
  | ({
      /** 1 to 15: each gets the answer of the one before as its request. */
      readonly containers: readonly Container[];
    } & { readonly [Prop in keyof Container]?: never });

export const wireContainer = ({ image, model, environment }: ModelContainer, to: StepEmission) =>
  defined({
    Image: wire(image, to),
    Environment: wireTextMap(environment, to),
    ModelDataUrl: wireOptional<string>(model, to),
  });
