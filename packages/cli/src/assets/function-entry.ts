import { dirname, relative } from "node:path";
import type { FunctionAsset } from "@sagewright/pipeline-dsl";
import { CUT_EXPORT, cutFunction } from "./cut-function.ts";
import { findFunction } from "./find-function.ts";
import type { SourceModule } from "./source-module.ts";

/** A module that exists only for the bundler. */
interface VirtualModule {
  readonly contents: string;
  /** Its relative imports start here. */
  readonly resolveDir: string;
}

/** The two modules of a function step: the program, and the function that it calls. */
export interface FunctionEntry {
  readonly program: VirtualModule;
  readonly run: VirtualModule;
}

export const RUN_MODULE = "sagewright:run";
export const RESOLVE_MODULE = "sagewright:resolve";

/**
 * A pipeline file names its assets through `import.meta.resolve`. Where its function runs there are no packages and no
 * need of the assets, so what cannot be resolved there must not end the program. All modules of a bundle share one
 * `import.meta`, and this one is imported first.
 */
export const RESOLVE_SOURCE = `const resolve = import.meta.resolve;
import.meta.resolve = (name) => {
  try {
    return resolve(name);
  } catch {
    return new URL(name, "file:///not-in-this-container/").href;
  }
};`;
const RUNTIME = "@sagewright/pipeline-dsl/function";

/**
 * The function by itself where the source lets it be cut out; else the whole pipeline with the function picked from it,
 * whose bundle changes with every edit of the pipeline.
 */
export function functionEntry(
  asset: FunctionAsset,
  pipelinePath: string,
  modules: readonly SourceModule[],
): FunctionEntry {
  return {
    program: {
      contents: asset.lambda === undefined ? jobProgram(asset) : lambdaProgram(asset),
      resolveDir: dirname(pipelinePath),
    },
    run: cutOut(asset.step, modules) ?? pickedFromPipeline(asset.step, pipelinePath),
  };
}

/** Without `await`: of a function that never settles, Node would print the whole bundle. */
const jobProgram = ({ manifest }: FunctionAsset): string => `import { run } from "${RUN_MODULE}";
import { runFunction } from "${RUNTIME}";
runFunction(run, ${JSON.stringify(manifest)});`;

const lambdaProgram = ({ manifest }: FunctionAsset): string => `import { run } from "${RUN_MODULE}";
import { lambdaHandler } from "${RUNTIME}";
export const handler = lambdaHandler(run, ${JSON.stringify(manifest)});`;

function cutOut(step: string, modules: readonly SourceModule[]): VirtualModule | undefined {
  const writers = modules.filter(({ program }) => findFunction(program, step) !== undefined);
  const [writer] = writers;
  if (writer === undefined || writers.length > 1) return undefined;
  const text = cutFunction(writer.source, writer.program, step);
  if (text === undefined) return undefined;
  const map = text.generateMap({ source: writer.path, hires: "boundary" });
  map.sourcesContent = [writer.original];
  return {
    contents: `${text.toString()}\nexport { ${CUT_EXPORT} as run };\n//# sourceMappingURL=${map.toUrl()}`,
    resolveDir: dirname(writer.path),
  };
}

const pickedFromPipeline = (step: string, pipelinePath: string): VirtualModule => ({
  contents: `import "${RESOLVE_MODULE}";
import pipeline from ${JSON.stringify(`./${relative(dirname(pipelinePath), pipelinePath)}`)};
import { functionOf } from "${RUNTIME}";
export const run = functionOf(pipeline, ${JSON.stringify(step)});`,
  resolveDir: dirname(pipelinePath),
});
