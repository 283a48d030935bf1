export const REPACK_LAUNCHER = "_repack_script_launcher.sh";

/** Where the launcher finds the code in its archive, and where the model's container finds it in the model's. */
export const REPACKED_CODE = "code";

/** Needs no more than a shell and tar, so that any image will do, and a laptop. */
export const REPACK_LAUNCHER_TEXT = `#!/bin/sh
# Unpacks a model and puts code beside it. What lies in SM_MODEL_DIR in the end is packed into the new archive.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
archive="$SM_CHANNEL_TRAINING/\${SM_HP_MODEL_ARCHIVE##*/}"
if [ ! -f "$archive" ]; then
  echo "There is no model archive at $SM_HP_MODEL_ARCHIVE." >&2
  exit 1
fi
tar -xzf "$archive" --no-same-owner -C "$SM_MODEL_DIR"
# A folder of code replaces what code the model had; a single script is added to it.
if [ -n "\${SM_HP_SOURCE_DIR:-}" ]; then
  rm -rf "$SM_MODEL_DIR/${REPACKED_CODE}"
fi
mkdir -p "$SM_MODEL_DIR/${REPACKED_CODE}"
cp -R "$here/${REPACKED_CODE}/." "$SM_MODEL_DIR/${REPACKED_CODE}"
`;
