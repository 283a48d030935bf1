/**
 * Milliseconds that the Python SDK (2.257.6, Python 3.11, two cores) took to build steps and write their definition,
 * imports left out: golden/PERF.md, recorded once on another machine.
 */
export const PYTHON_BUILD: ReadonlyMap<string, number> = new Map([
  ["chain 100", 75],
  ["chain 1,000", 1_177],
  ["fan-out 100", 97],
  ["fan-out 1,000", 1_328],
]);

/** Milliseconds that `import sagemaker` took there. */
export const PYTHON_IMPORT = 2_840;
