import type { Runtime } from "./runtime.ts";

/** Name of a repository in an image URI: `<registry>/<name>:<tag>`, the registry and the tag left out or not. */
const repository = (name: string): RegExp => new RegExp(`(?:^|/)${name}(?::[^/]*|@[^/]*)?$`);

/**
 * What stands in for well-known images. Versions are not pinned: the newest that this machine's Python can have. Whoever
 * needs certain ones names them in `runtimes` of sagewright.config.ts.
 */
export const BUILT_IN_RUNTIMES: readonly Runtime[] = [
  { name: "node", match: repository("(?:node|nodejs|[\\w.-]+-nodejs)"), kind: "node" },
  {
    name: "scikit-learn",
    match: repository("sagemaker-scikit-learn"),
    kind: "python",
    requirements: ["scikit-learn", "pandas", "numpy"],
  },
  {
    name: "xgboost",
    match: repository("(?:sagemaker-)?xgboost"),
    kind: "python",
    requirements: ["xgboost", "scikit-learn", "pandas", "numpy"],
  },
  {
    name: "pytorch",
    match: repository("(?:sagemaker-)?pytorch(?:-training|-inference)?"),
    kind: "python",
    requirements: ["torch", "pandas", "numpy"],
  },
  {
    name: "tensorflow",
    match: repository("(?:sagemaker-)?tensorflow(?:-training|-inference|-scriptmode)?"),
    kind: "python",
    requirements: ["tensorflow", "pandas", "numpy"],
  },
  {
    name: "huggingface",
    match: repository("huggingface-(?:pytorch|tensorflow)-(?:training|inference)"),
    kind: "python",
    requirements: ["transformers", "datasets", "torch", "pandas", "numpy"],
  },
  { name: "python", match: repository("python"), kind: "python", requirements: [] },
];
