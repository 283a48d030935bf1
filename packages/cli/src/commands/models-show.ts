import { EXIT } from "../exit-code.ts";
import { modelMetrics } from "../model-metrics.ts";
import { modelText } from "../print/model.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { readState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export const showModel = (reference: string, options: StateOptions): Promise<number> =>
  readState(options, ({ engine }) => {
    const model = engine.describeModelPackage(reference);
    const metrics = modelMetrics(model, engine);
    if (options.json) printJson({ ...model, metrics });
    else printData(modelText(model, metrics, styleFor(process.stdout)));
    return EXIT.done;
  });
