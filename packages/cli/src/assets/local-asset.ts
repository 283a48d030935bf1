import type { Issue } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { Asset, LambdaConfiguration } from "@sagewright/pipeline-dsl";

/** A Lambda function with its code's alias. */
export type AliasedFunction = LambdaConfiguration & { readonly alias: string };

/** What takes assets in. */
export interface AssetStore extends Pick<Engine, "putFile" | "putDirectory"> {
  /** @param folder holds `main.mjs`, whose export `handler` is called */
  putFunction(lambda: AliasedFunction, folder: string): Promise<void>;
}

/** An asset with the hash of its content, ready to be copied to S3. */
export interface LocalAsset {
  readonly asset: Asset;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** What its job will not find. */
  readonly warnings: readonly Issue[];
  putTo(engine: AssetStore, uri: string): Promise<void>;
}
