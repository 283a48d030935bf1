import { basename } from "node:path";

/** The import rules of ARCHITECTURE.md: imports only go down, and never in a circle. */
const layers = {
  core: [],
  "pipeline-dsl": ["core"],
  "local-engine": ["core"],
  "seed-lambda": ["core"],
  "seed-code": [],
  "infra-project": ["core", "seed-lambda", "seed-code"],
  "infra-catalog": ["core", "infra-project"],
  cli: ["core", "pipeline-dsl", "local-engine", "seed-code", "infra-project", "infra-catalog"],
};

/** Where a package loads AWS's clients at run time. */
const loadsSdk = {
  "seed-lambda": "^src/",
  "infra-project": "^src/cleanup-lambda/",
  "infra-catalog": "^src/(?:runner/lambda|catalog-lambda)/",
  cli: "^src/(?:aws|sagemaker|catalog|connection|project|doctor)/",
};

const here = basename(process.cwd());
if (layers[here] === undefined) {
  throw new Error(`Package "${here}" has no layer. Add it to layers in .dependency-cruiser.mjs.`);
}
const above = Object.keys(layers).filter((name) => name !== here && !layers[here].includes(name));

const awsLazily = {
  name: "aws-lazily",
  comment: "The cli loads what talks to AWS, and the SDK with it, only in the commands that do: by import().",
  severity: "error",
  from: { path: "^src/(?!(?:aws|sagemaker|catalog|connection|project|doctor|commands)/)" },
  to: {
    path: "^src/(?:aws|sagemaker|catalog|connection|project|doctor)/",
    pathNot: "/issues[.]ts$",
    dynamic: false,
    dependencyTypesNot: ["type-only"],
  },
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      // @types/aws-lambda holds types alone: there is no package of that name to find.
      to: { couldNotResolve: true, pathNot: "^aws-lambda$" },
    },
    {
      name: "layers",
      comment: `${here} may import ${layers[here].join(", ") || "no other package of this repository"}.`,
      severity: "error",
      from: { path: "^src/" },
      to: { path: `^\\.\\./(?:${above.join("|") || "none"})/` },
    },
    {
      name: "by-name",
      comment: "A package imports another by its name, never by a path into its files.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^\\.\\./", dependencyTypes: ["local"] },
    },
    {
      name: "sdk-types-only",
      comment:
        "The SDK costs 200 ms to load; only its types are used, but in a Lambda and where commands talk to AWS.",
      severity: "error",
      from: { path: "^src/", pathNot: loadsSdk[here] ?? "^$" },
      to: { path: "@aws-sdk/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "terraform-bindings",
      comment: "AWS's resources are imported in one file, each by its own path.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/bindings[.]ts$" },
      to: { path: "@cdktn/provider-aws" },
    },
    ...(here === "cli" ? [awsLazily] : []),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["@sagewright/source", "import", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".js"],
    },
  },
};
