/**
 * How a step gets its results: as in every execution, anew although it was cached, perhaps anew, from the cache; or
 * perhaps from the cache, which it did not have before.
 */
export type Runs = "always" | "anew" | "perhaps" | "hits" | "perhaps hits";
