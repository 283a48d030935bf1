type Options = { readonly [name: string]: readonly unknown[] };
type Choice<O extends Options> = { readonly [K in keyof O]: O[K][number] };

/**
 * Combinations in which every value of every option meets every value of every other at least once; far fewer than all
 * combinations. The first has every option's first value.
 */
export function pairwise<const O extends Options>(options: O): readonly Choice<O>[] {
  const names = Object.keys(options);
  const missing = new Set<string>();
  for (const [i, a] of names.entries()) {
    for (const b of names.slice(i + 1)) {
      for (const x of (options[a] ?? []).keys()) {
        for (const y of (options[b] ?? []).keys()) missing.add(pair(a, x, b, y));
      }
    }
  }
  const rows: Readonly<Record<string, number>>[] = [];
  let row: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  while (true) {
    rows.push(row);
    for (const met of pairsOf(row, names)) missing.delete(met);
    const [next] = missing;
    if (next === undefined) break;
    row = extended(options, names, missing, next);
  }
  return rows.map(
    (chosen) =>
      Object.fromEntries(names.map((name) => [name, options[name]?.[chosen[name] ?? 0]])) as Choice<O>,
  );
}

const pair = (a: string, x: number, b: string, y: number): string => JSON.stringify([a, x, b, y]);

function pairsOf(row: Readonly<Record<string, number>>, names: readonly string[]): string[] {
  const chosen = names.filter((name) => row[name] !== undefined);
  return chosen.flatMap((a, i) => chosen.slice(i + 1).map((b) => pair(a, row[a] ?? 0, b, row[b] ?? 0)));
}

/** A row with the pair in it, each further value chosen so that it meets the most that nobody has met. */
function extended(
  options: Options,
  names: readonly string[],
  missing: ReadonlySet<string>,
  start: string,
): Record<string, number> {
  const [a, x, b, y] = JSON.parse(start) as [string, number, string, number];
  const row: Record<string, number> = { [a]: x, [b]: y };
  for (const name of names) {
    if (row[name] !== undefined) continue;
    const values = [...(options[name] ?? []).keys()];
    const gains = values.map(
      (value) => pairsOf({ ...row, [name]: value }, names).filter((met) => missing.has(met)).length,
    );
    row[name] = gains.indexOf(Math.max(...gains));
  }
  return row;
}
