const firsts = `
  Alder Anchor Ashby Barley Beacon Bellman Birch Bramble Brewer Canal Castle Chandler Chapel Cherry Clover
  Cobbler Cooper Copper Corn Cricket Dyer Elder Fallow Farrier Fern Ferry Foundry Fuller Garden Glebe Granary
  Harbour Hawthorn Hazel Heron Hollow Juniper Kestrel Kiln Lantern Larch Lime Linden Mallow Maltings Maple Market
  Mason Meadow Mercer Mill Orchard Osier Otter Pepper Pilgrim Plover Poplar Quarry Rope Rowan Saddler Saffron
  Sedge Sorrel Spinner Station Tanner Teasel Thatcher Thistle Turner Weaver Wharf Willow Windmill Wren Yarrow`
  .trim()
  .split(/\s+/);
const lasts = `
  Street Road Lane Avenue Row Close Terrace Drive Way Gardens Place Rise Walk`
  .trim()
  .split(/\s+/);

/** The name of the n-th street. Names follow each other in a fixed order and are used once before any comes again. */
export function streetName(n: number): string {
  const first = firsts[n % firsts.length] ?? 'New';
  const last = lasts[(n + Math.floor(n / firsts.length)) % lasts.length] ?? 'Street';
  const round = Math.floor(n / (firsts.length * lasts.length));
  return `${round === 0 ? '' : `${['Upper', 'Lower', 'East', 'West', 'North', 'South', 'Old', 'New'][(round - 1) % 8] ?? 'New'} `}${first} ${last}`;
}
