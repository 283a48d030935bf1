import { EXIT } from "../exit-code.ts";
import { modelText } from "../print/model.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { withState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export const showModel = (reference: string, options: StateOptions): Promise<number> =>
  withState(options, ({ engine }) => {
    const model = engine.describeModelPackage(reference);
    if (options.json) printJson(model);
    else printData(modelText(model, styleFor(process.stdout)));
    return EXIT.done;
  });
