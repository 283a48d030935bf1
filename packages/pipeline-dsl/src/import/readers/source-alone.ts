import { given } from "../given.ts";

type Props = Readonly<Record<string, unknown>>;

/** Props of which nothing but `source` is given are written as the source itself. */
export function sourceAlone(props: Props): unknown {
  const own = given(props);
  return Object.keys(own).length === 1 && "source" in own ? own.source : own;
}
