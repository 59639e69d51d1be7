/** One page of a list that is at hand whole, in the order of its keys; `next` is the key that the next page comes after. */
export function pageOfAll<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): { items: Item[]; next: string | null } {
  const from = after === undefined ? 0 : all.findIndex((item) => keyOf(item) === after) + 1;
  const items = after !== undefined && from === 0 ? [] : all.slice(from, from + limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && from + limit < all.length ? keyOf(last) : null };
}
