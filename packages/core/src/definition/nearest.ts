/** The name that was surely meant: equal but for case, or but for two letters in five, of a short one for one in three. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > MAX_CHARACTERS) return undefined;
  let best: string | undefined;
  const length = name.length;
  let fewest = (length < 5 ? Math.floor(length / 3) : Math.max(2, Math.floor(length * 0.4))) + 1;
  const wanted = name.toLowerCase();
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

const MAX_CHARACTERS = 64;

/** Letters to insert, remove or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
