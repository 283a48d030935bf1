import { OTHER_CONTENT, OTHER_SEED, SEED_AUTHOR, SEED_MARKER_FILE } from "./marker.ts";

/**
 * The check-in in Bash, for a build image that has Git and no Node of a known version. It says and makes what `seed` does,
 * down to the same commit. Its argument is a folder; there it leaves `outcome`, `commit` and `reason`.
 *
 * Nothing here is written with a brace after `$` or `%`: in a Terraform text these begin a template.
 */
export const CHECK_IN_SCRIPT = String.raw`set -euo pipefail
export LC_ALL=C GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL=https
result=$1

say() { printf '%s' "$1" > "$result/outcome"; printf '%s' "$2" > "$result/commit"; printf '%s' "$3" > "$result/reason"; }
settle() { say "$@"; printf 'The branch is dealt with: %s %s %s\n' "$@"; exit 0; }
fail() { say failed '' "$1"; printf '%s\n' "$1" >&2; exit 1; }
last_words() { tr -c '[:print:]' ' ' < "$1" | tr -s ' ' | cut -c 1-300; }

say failed '' 'The check-in stopped; its log says where.'
[[ $CLONE_URL =~ ^https://[A-Za-z0-9._:/-]+$ ]] || fail 'CLONE_URL is no https URL.'
[[ $REPOSITORY_BRANCH =~ ^[A-Za-z0-9_][A-Za-z0-9_./-]*$ ]] || fail 'REPOSITORY_BRANCH is no name of a branch.'
[[ $SEED_TEMPLATE =~ ^[a-z0-9][a-z0-9-]*$ ]] || fail 'SEED_TEMPLATE is no name of a template.'
template=$CODEBUILD_SRC_DIR/templates/$SEED_TEMPLATE
ref=refs/heads/$REPOSITORY_BRANCH
git check-ref-format "$ref" || fail 'REPOSITORY_BRANCH is no name of a branch.'
[ -d "$template" ] || fail "There is no seed template $SEED_TEMPLATE."
[ -z "$(find "$template" ! -type f ! -type d -print -quit)" ] || fail 'The seed template holds a link or a device.'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_DIR=$work/repository GIT_INDEX_FILE=$work/index
git init --quiet --bare "$GIT_DIR"
git remote add origin "$CLONE_URL"
# A connection takes requests that are signed with the build's role, in the region that is the second part of its host.
# Of the helpers this one alone is asked: CodeBuild's own serves the build's source, which is another place.
git config credential.helper ''
git config --add credential.helper '!aws codecommit credential-helper $@'
git config credential.useHttpPath true
AWS_REGION=$(printf '%s' "$CLONE_URL" | cut -d / -f 3 | cut -d . -f 2)
export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION
git config remote.origin.promisor true
marker=$(printf '%s' "$SEED_MARKER" | base64 -d | git hash-object -w --stdin)

# A filter or a rule for line endings in the template is for those who work with it; the seed is stored byte for byte.
files() {
  (
    cd "$template"
    find . -type f -print0 | while IFS= read -r -d '' file; do
      mode=100644
      if [ -x "$file" ]; then mode=100755; fi
      printf '%s %s\t%s\0' "$mode" "$(git hash-object -w --no-filters -- "$file")" "$(printf '%s' "$file" | cut -c 3-)"
    done
  )
  printf '100644 %s\t${SEED_MARKER_FILE}\0' "$marker"
}
files | git update-index -z --index-info
tree=$(git write-tree)

export GIT_AUTHOR_NAME='${SEED_AUTHOR.name}' GIT_AUTHOR_EMAIL='${SEED_AUTHOR.email}' GIT_AUTHOR_DATE='${SEED_AUTHOR.timestamp} +0000'
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
seed_commit() {
  if [ -n "$1" ]; then set -- -p "$1"; else set --; fi
  printf '%s' "$SEED_MESSAGE" | base64 -d | git commit-tree "$tree" "$@"
}

# Settles where there is nothing to do; else leaves the commit to build on, if there is one, in "parent".
look() {
  parent=
  git ls-remote --heads origin > "$work/refs" 2> "$work/errors" \
    || fail "The repository cannot be read: $(last_words "$work/errors")"
  if ! grep -q "	$ref\$" "$work/refs"; then return; fi
  git fetch --quiet --depth=1 --no-tags --filter=blob:none origin "+$ref:refs/tip" 2> "$work/errors" \
    || fail "The branch cannot be read: $(last_words "$work/errors")"
  parent=$(git rev-parse refs/tip)
  if [ -z "$(git ls-tree "$parent")" ]; then return; fi
  found=$(git ls-tree "$parent" -- '${SEED_MARKER_FILE}' | cut -c 13-52)
  if [ -z "$found" ]; then settle left-alone "$parent" '${OTHER_CONTENT}'; fi
  if [ "$found" != "$marker" ]; then settle left-alone "$parent" '${OTHER_SEED}'; fi
  settle already-seeded "$parent" ''
}

for attempt in 1 2 3 4; do
  look
  commit=$(seed_commit "$parent")
  # Without force, and from the state that the look has shown: a push that lost a race fails, and the next look says why.
  # "=" tells that somebody has pushed the same already.
  if git push --porcelain --force-with-lease="$ref:$parent" origin "$commit:$ref" > "$work/pushed" 2> "$work/errors"; then
    if ! grep -q '^=' "$work/pushed"; then settle seeded "$commit" ''; fi
  fi
  sleep "0.$((RANDOM % 900 + 100))"
done
fail "The push is refused: $(last_words "$work/errors")"
`;
