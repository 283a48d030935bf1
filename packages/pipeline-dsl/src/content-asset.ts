import { createHash } from "node:crypto";

/** The same in every copy of this package. */
const CONTENT: unique symbol = Symbol.for("@sagewright/pipeline-dsl/content-asset");

/** A file that is made from the pipeline itself; `run` writes it to S3 under the hash of its content. */
export interface ContentAsset {
  readonly [CONTENT]: true;
  readonly kind: "content";
  readonly id: string;
  /** The name of the file. */
  readonly name: string;
  readonly content: string;
  /** SHA-256 of the content, hexadecimal; known when the pipeline is compiled. */
  readonly hash: string;
}

/**
 * A file whose text the pipeline's file holds, as a step's input.
 *
 * @param name the name that the container finds it under
 * @example
 * step.processing("Clean", { inputs: { rules: contentAsset("rules.json", JSON.stringify({ drop: ["id"] })) }, … })
 * // s3://<bucket>/<pipeline>/input/<sha256>/rules.json
 */
export function contentAsset(name: string, content: string): ContentAsset {
  const hash = createHash("sha256").update(content).digest("hex");
  return Object.freeze({
    [CONTENT]: true,
    kind: "content",
    id: `content:${hash}/${name}`,
    name,
    content,
    hash,
  } as const);
}

export const isContentAsset = (value: unknown): value is ContentAsset =>
  typeof value === "object" && value !== null && (value as { readonly [CONTENT]?: true })[CONTENT] === true;
