import type { Accelerator } from "./image-table.ts";

/**
 * What an instance type computes with, by the name of its family: `ml.g5.xlarge` has GPUs, `ml.trn1.2xlarge` has Neuron
 * devices, `ml.c7g.large` is ARM. `undefined` for what is no instance type.
 */
export function acceleratorOf(instanceType: string): Accelerator | undefined {
  const family = /^ml\.([a-z]+)(\d*)([\w-]*)\.[\w-]+$/.exec(instanceType);
  if (family === null) return undefined;
  const [, letters = "", , attributes = ""] = family;
  if (letters === "inf" || letters === "trn") return "neuron";
  if (letters === "g" || letters === "p") return "gpu";
  return attributes.startsWith("g") ? "graviton" : "cpu";
}
