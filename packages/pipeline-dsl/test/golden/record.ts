import { writeFileSync } from "node:fs";
import { caseNames, goldenCase, recordedFile } from "./case.ts";
import { recordingOf } from "./recording.ts";

/** Records what the programs of this folder compile to: `node --conditions=@sagewright/source test/golden/record.ts`. */
for (const name of caseNames) {
  const { compiled } = await goldenCase(name);
  writeFileSync(recordedFile(name), `${JSON.stringify(recordingOf(compiled), null, 1)}\n`);
}
