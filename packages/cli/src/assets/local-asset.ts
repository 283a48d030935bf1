import type { Issue } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { Asset } from "@sagewright/pipeline-dsl";

/** What takes assets in. */
export type AssetStore = Pick<Engine, "putFile" | "putDirectory" | "putFunction">;

/** An asset with the hash of its content, ready to be copied to S3. */
export interface LocalAsset {
  readonly asset: Asset;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** What its job will not find. */
  readonly warnings: readonly Issue[];
  putTo(engine: AssetStore, uri: string): Promise<void>;
}
