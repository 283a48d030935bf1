import { SEED_MARKER_FILE } from "@sagewright/seed-lambda";

/** Why something cannot be part of a template, and what to do. */
export interface Unsuitable {
  readonly what: string;
  readonly hint: string;
}

export const SPECIAL: Unsuitable = {
  what: "is neither a file nor a folder",
  hint: "Replace the link or device by the file itself: the template is packed on one machine and unpacked on another.",
};

const SECRET: Unsuitable = {
  what: "looks like a secret",
  hint: "Take it out: every new repository gets the template. What only shows the form of a secret goes by a name such as .env.example.",
};

const UNNAMEABLE: Unsuitable = {
  what: "has a name that not every Git host and machine can keep",
  hint: "Rename it: UTF-8 without control characters, and nothing that Git takes for its own folder.",
};

const MARKER: Unsuitable = {
  what: "is the mark of a repository that was seeded",
  hint: "Delete it: each repository gets a mark of its own.",
};

/** What a working copy has besides the files of a template. */
const NOT_OF_THE_TEMPLATE = new Set([
  ".ds_store",
  ".git",
  ".sagewright",
  ".terraform",
  ".venv",
  "__pycache__",
  "node_modules",
]);

const SECRET_NAMES = [
  /^\.env(?!\.(?:dist|example|sample|template)$)(?:\..+)?$/,
  /^(?:\.aws|\.ssh|\.git-credentials|\.netrc|_netrc|\.pypirc)$/,
  /^id_(?:dsa|ecdsa|ed25519|rsa)$/,
  /\.tfstate(?:\..+)?$/,
];

const SECRET_CONTENTS = [
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  // Of an IAM user; AWS's documentation has its own.
  /\bAKIA(?!IOSFODNN7EXAMPLE)[A-Z0-9]{16}\b/,
  // npm's, unless it is read from the environment. Variables of a program may be called the same: these stand apart from their "=".
  /^(?:\/\/\S+:_(?:authToken|auth|password)\s*=\s*|_(?:authToken|auth|password)=)(?!\$\{)\S/m,
];

/** Whether a file or folder stays behind, without a word. */
export const isLeftOut = (entry: string): boolean => NOT_OF_THE_TEMPLATE.has(entry.toLowerCase());

/** What is wrong with the name of a file or folder. */
export function unsuitableName(entry: string): Unsuitable | undefined {
  const name = entry.toLowerCase();
  // A decoder writes U+FFFD for what is not UTF-8.
  if (/[\p{Cc}\p{Cf}\uFFFD]/u.test(entry) || name === "git~1") return UNNAMEABLE;
  if (name === SEED_MARKER_FILE) return MARKER;
  return SECRET_NAMES.some((secret) => secret.test(name)) ? SECRET : undefined;
}

/** What is wrong with what a file holds. */
export function unsuitableContent(content: Uint8Array): Unsuitable | undefined {
  const text = Buffer.from(content).toString("latin1");
  return SECRET_CONTENTS.some((secret) => secret.test(text)) ? SECRET : undefined;
}
