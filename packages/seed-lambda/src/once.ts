/** Bytes as isomorphic-git hands bodies around: in pieces, here in one. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
