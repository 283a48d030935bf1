import { readFileSync } from "node:fs";
import { join } from "node:path";

const GRANT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so`;
const KEPT = `The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.`;
const NO_WARRANTY = `THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** By SPDX identifier, for packages that name a licence and bring no text of it. */
export const STANDARD_TEXTS: { readonly [license: string]: (holder: string) => string } = {
  "Apache-2.0": () => readFileSync(join(import.meta.dirname, "../../LICENSE"), "utf8").trim(),
  MIT: (holder) =>
    [`Copyright (c) ${holder}`, `${GRANT}, subject to the following conditions:`, KEPT, NO_WARRANTY].join(
      "\n\n",
    ),
  "MIT-0": (holder) => [`Copyright (c) ${holder}`, `${GRANT}.`, NO_WARRANTY].join("\n\n"),
};
