/** Gives back one and the same text object for equal texts, because a nation's ids come many times over. */
export function oneCopy(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, text);
    return text;
  };
}
