import type { SourceEntry } from "./source.ts";

/** One image of an entry: what chooses it, and its tag. */
export interface Variant {
  /** Empty where one image serves every x86 instance. */
  readonly accelerator: "" | "cpu" | "gpu" | "graviton" | "neuron";
  /** Empty where the tag names none. */
  readonly python: string;
  readonly tag: string;
  /** Where the Python version is a part of the repository's name. */
  readonly repository?: string;
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("-");

/** How AWS tags its images: the parts that the files hold, in the order that the framework's tags have. */
export function variantsOf(entry: SourceEntry): readonly Variant[] {
  const { framework, scope, version, image } = entry;
  const special = SPECIAL[framework]?.(entry);
  if (special !== undefined) return special;
  if (scope === "inference_graviton") return graviton(entry);
  const prefix = image.tag_prefix ?? (entry.base === "" ? version : transformers(entry));
  const pythons = entry.pythons.length > 0 ? entry.pythons : [""];
  const processors = entry.processors.length > 0 ? entry.processors : [""];
  return processors.flatMap((processor) =>
    pythons.map((python): Variant => {
      const accelerator = acceleratorOf(processor);
      if (accelerator === "neuron") return { accelerator, python, tag: neuronTag(entry, prefix, python) };
      const container = image.container_version?.[processor] ?? containerOf(entry, accelerator);
      return { accelerator, python, tag: join(prefix, accelerator, python, container) };
    }),
  );
}

const SPECIAL: { readonly [framework: string]: (entry: SourceEntry) => readonly Variant[] | undefined } = {
  // No tag at all.
  "model-monitor": () => [{ accelerator: "", python: "", tag: "" }],
  // A Python version is written only beside a container version, which the files do not have.
  spark: ({ version }) => [{ accelerator: "cpu", python: "", tag: `${version}-cpu` }],
  "sagemaker-base-python": ({ version, image }) =>
    ["py310", "py38"].map((python) => ({
      accelerator: "",
      python,
      tag: version,
      repository: `${image.repository}-${python.slice(2)}`,
    })),
  "sagemaker-tritonserver": ({ image: { tag_prefix = "" } }) => [
    { accelerator: "gpu", python: "", tag: tag_prefix },
    { accelerator: "cpu", python: "", tag: `${tag_prefix}-cpu` },
  ],
  ...Object.fromEntries(
    ["djl-deepspeed", "djl-fastertransformer", "djl-lmi", "djl-neuronx", "djl-tensorrtllm"].map((name) => [
      name,
      ({ image: { tag_prefix = "" } }: SourceEntry): readonly Variant[] => [
        { accelerator: name === "djl-neuronx" ? "neuron" : "gpu", python: "", tag: tag_prefix },
      ],
    ]),
  ),
};

function graviton({ framework, version, pythons, image }: SourceEntry): readonly Variant[] {
  if (framework === "xgboost") return [{ accelerator: "graviton", python: "", tag: `${version}-arm64` }];
  if (framework === "sklearn")
    return [{ accelerator: "graviton", python: "", tag: `${version}-arm64-cpu-py3` }];
  const container = `${image.container_version?.cpu}-sagemaker`;
  return pythons.map((python) => ({
    accelerator: "graviton",
    python,
    tag: join(version, "cpu", python, container),
  }));
}

const transformers = ({ base, version }: SourceEntry): string =>
  `${base.replace(/^(?:pytorch|tensorflow)/, "")}-transformers${version}`;

function neuronTag({ framework, image }: SourceEntry, prefix: string, python: string): string {
  const tool = /-(neuronx?)$/.exec(image.repository)?.[1] ?? /-(neuronx?)$/.exec(framework)?.[1] ?? "neuronx";
  const [sdk = ""] = (image.sdk_versions ?? []).toSorted().toReversed();
  const [container = ""] = Object.values(image.container_version ?? {});
  return join(prefix, tool, python, sdk, container);
}

/** Hugging Face's first training images all have the same one. */
const containerOf = ({ framework, scope }: SourceEntry, accelerator: string): string =>
  framework === "huggingface" && scope === "training" && accelerator === "gpu" ? "cu110-ubuntu18.04" : "";

function acceleratorOf(processor: string): Variant["accelerator"] {
  if (/^(?:inf|trn|neuron)/.test(processor)) return "neuron";
  return processor === "gpu" || processor === "cpu" ? processor : "";
}
