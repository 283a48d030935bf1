import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeBeside } from "./write-beside.ts";

/** Read by Terraform beside the stack, which does not know what is there already. */
const FILE = "adopt.tf.json";

/** Something that is there, and that Terraform is to take over as this resource. */
export interface Adoption {
  readonly address: string;
  readonly id: string;
}

/**
 * Has the next plan take over what is there instead of making it. The settings of a bucket need no such thing: they are put over
 * what is there.
 */
export async function adopt(folder: string, adoptions: readonly Adoption[]): Promise<void> {
  const file = join(folder, FILE);
  if (adoptions.length === 0) return rm(file, { force: true });
  const document = { import: adoptions.map(({ address, id }) => ({ to: address, id })) };
  await writeBeside(file, `${JSON.stringify(document, null, 2)}\n`);
}
