import { type Draft, determine, fillIn, must, policyText } from '@support/applications';
import { addAuthority, idOf, schoolOf } from '@support/authority';
import { pictureOf } from '@support/evidence';
import { termDates } from '@support/offers';
import { type Client, clientOf } from '@support/people';
import type { OpenRooms } from '@support/room';

/** One of the two authorities: how it is called, and who is who in it. */
export interface Cast {
  readonly authority: string;
  readonly name: string;
  /** A church school, which ranks its own applicants; a community school; a primary school. */
  readonly church: string;
  readonly community: string;
  readonly primary: string;
  readonly east: number;
  readonly postcode: string;
  readonly uprn: string;
  /** The children's first names: one with claims, one who lives in secret, one in care, one of parents who live apart. */
  readonly children: readonly [string, string, string, string];
  /** The fourth child, as the other parent calls them. */
  readonly again: string;
  /** The child who comes after offer day, as two parents call them. */
  readonly late: string;
  readonly lateAgain: string;
  readonly officer: string;
  readonly secondOfficer: string;
  readonly sendOfficer: string;
  readonly virtualHead: string;
  /** Who applies for the first, the second and the third child, and the two who apply for the fourth. */
  readonly parents: readonly [string, string, string, string, string];
}

/** The round of an authority, and its two secondary intakes. */
export interface OpenRound {
  readonly cast: Cast;
  readonly round: string;
  readonly church: string;
  readonly community: string;
}

/** Puts an authority, its schools, maps, registers and round in. */
export async function openRound(rooms: OpenRooms, cast: Cast): Promise<OpenRound> {
  const { authority, church, community, primary } = cast;
  await addAuthority(await clientOf(rooms, 'omar-reid'), authority, cast.name);
  const officer = await clientOf(rooms, cast.officer);
  must(200, await officer.send('PUT', `/api/authorities/${authority}/school-days`, termDates()));
  const round = idOf(await officer.post('/api/rounds', { authority, phase: 'secondary', year: 2027 }));
  await addSchool(officer, cast, primary, { phase: 'primary', lowAge: 4, highAge: 11 });
  await addSchool(officer, cast, church, {});
  await addSchool(officer, cast, community, {});
  const intake = async (school: string, model: string): Promise<string> => {
    const set = { school, ageGroup: 'year-7', admissionNumber: 2 };
    const id = idOf(await officer.send('PUT', `/api/rounds/${round}/intakes`, set));
    await determine(officer, id, small(policyText(model, school)));
    return id;
  };
  const opened = {
    cast,
    round,
    church: await intake(church, 'church-aided'),
    community: await intake(community, 'community'),
  };
  // A change of the policy that only its authors may read yet.
  const text = small(policyText('church-aided', church)).replace('name: Other Catholic', `name: Draft of ${church}`);
  must(201, await officer.post(`/api/intakes/${opened.church}/policies`, { text }));
  await importFiles(officer, opened);
  return opened;
}

/** A policy for two places, so that few children are enough for somebody to be refused. */
function small(text: string): string {
  return text.replace(/admissionNumber: \d+/, 'admissionNumber: 2').replace('places: 15', 'places: 1');
}

async function addSchool(officer: Client, { authority, east }: Cast, id: string, change: object): Promise<void> {
  must(201, await officer.post('/api/schools', schoolOf(id, { authority, easting: east, ...change })));
  const gate = { kind: 'gate', says: 'The gate', easting: east, northing: 340_000 };
  must(200, await officer.send('PUT', `/api/schools/${id}/measuring-points/main-gate`, gate));
}

async function importFiles(officer: Client, { cast, round }: OpenRound): Promise<void> {
  const { authority, church, east, postcode, uprn } = cast;
  const send = async (path: string, name: string, text: string): Promise<unknown> =>
    must(201, await officer.sendFile(`/api/authorities/${authority}/${path}`, name, text));
  const homes = `uprn,flat,house,street,locality,town,postcode,easting,northing\n${uprn},,2,Mill Lane,,${cast.name},${postcode},${String(east)},340001\n`;
  await send('addresses/imports?source=Gazetteer', 'addresses.csv', homes);
  const codes = `postcode,easting,northing\n${postcode},${String(east)},340001\n`;
  await send('postcodes/imports?source=Gazetteer', 'postcodes.csv', codes);
  const corners = [
    [-1, 52],
    [3, 52],
    [3, 54],
    [-1, 54],
    [-1, 52],
  ];
  const properties = { area: `${church}-parish`, name: `Parish of ${church}` };
  const parish = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [corners] } };
  const map = JSON.stringify({ type: 'FeatureCollection', features: [parish] });
  await send('areas/imports?kind=parish&countsFrom=2026-10-05&mapDate=2026-01-01', 'parish.geojson', map);
  const nodes = ['a', 'b'].map((end, at) => ({
    id: `${authority}-${end}`,
    easting: east + at * 300,
    northing: 340_000,
  }));
  const plan = { date: '2026-02-01', nodes, ways: [{ nodes: nodes.map(({ id }) => id) }] };
  const { digest } = (await send('networks', 'network.json', JSON.stringify(plan))) as { digest: string };
  must(200, await officer.send('PUT', `/api/rounds/${round}/network`, { digest }));
  const figures = `year,school,age_group,moment,places,applications,category,offered,last\n2022,${church},year-7,offer-day,150,420,Sibling,3,\n`;
  await send('past-figures/imports?source=Prospectus', 'figures.csv', figures);
}

/** Five applications for the four children. */
export async function apply(rooms: OpenRooms, { cast, round, church, community }: OpenRound): Promise<Draft[]> {
  const [first, second, third, fourth] = cast.children;
  const [one, two, three, mother, father] = cast.parents;
  const home = (metres: number, more: object = {}): object => {
    const point = { easting: cast.east - metres, northing: 340_000, from: 'map' };
    return { kind: 'usual', lines: [`${String(metres)} Mill Lane`], postcode: cast.postcode, point, ...more };
  };
  const send = async (who: string, name: string, relationship: string, answers: object): Promise<Draft> => {
    const at = name === cast.again ? 3 : cast.children.indexOf(name);
    const dateOfBirth = `2016-0${String(at + 2)}-05`;
    const child = { firstNames: name, lastName: 'Stone', dateOfBirth, currentSchool: cast.primary };
    const given = { about: { child, relationship }, answers: { ...answers } };
    const draft = await fillIn(await clientOf(rooms, who), round, [church, community], given);
    must(200, await draft.submit());
    return draft;
  };
  const claims = [
    { kind: 'faith', school: cast.church, form: 'church-form', terms: ['catholic'] },
    { kind: 'need', school: cast.community, need: 'medical', of: 'child', says: `A lift for ${first}.` },
    { kind: 'sibling', school: cast.community, name: `Brother of ${first}`, tie: 'full', year: 8 },
  ];
  const hidden = home(200, { lines: [`Hidden Cottage of ${second}`] });
  return [
    await send(one, first, 'mother', { home: home(100), claims }),
    await send(two, second, 'mother', { home: hidden, circumstances: { confidentialAddress: true, ehcPlan: true } }),
    await send(three, third, 'foster-carer', {
      home: home(300),
      claims: [{ kind: 'care', status: 'looked-after' }],
      circumstances: { lookedAfter: true },
      contact: { by: 'post' },
    }),
    await send(mother, fourth, 'mother', { home: home(400) }),
    await send(father, cast.again, 'father', { home: home(450) }),
  ];
}

/**
 * The first parent applies for another child after offer day, and claims what their schools have not answered yet; so does
 * the second, for what may be the same child.
 */
export async function applyLate(rooms: OpenRooms, opened: OpenRound): Promise<void> {
  await oneLate(rooms, opened, opened.cast.parents[0], opened.cast.late);
  await oneLate(rooms, opened, opened.cast.parents[1], opened.cast.lateAgain);
}

async function oneLate(
  rooms: OpenRooms,
  { cast, round, church, community }: OpenRound,
  parent: string,
  firstNames: string,
): Promise<void> {
  const child = { firstNames, lastName: 'Stone', dateOfBirth: '2016-06-05', currentSchool: cast.primary };
  const point = { easting: cast.east - 500, northing: 340_000, from: 'map' };
  const home = { kind: 'usual', lines: ['500 Mill Lane'], postcode: cast.postcode, point };
  const claims = [
    { kind: 'faith', school: cast.church, form: 'church-form', terms: ['catholic'] },
    { kind: 'sibling', school: cast.community, name: `Brother of ${firstNames}`, tie: 'full', year: 8 },
  ];
  const given = { about: { child }, answers: { home, claims } };
  const draft = await fillIn(await clientOf(rooms, parent), round, [church, community], given);
  must(200, await draft.submit('submit-late', { because: 'We have just moved here.' }));
}

/** Sends evidence for the first child's faith and need, and the lists of children in care and with EHC plans. */
export async function sendPapers(
  rooms: OpenRooms,
  { cast, round }: OpenRound,
  drafts: readonly Draft[],
): Promise<void> {
  const [first, second, third] = cast.children;
  const [officer, parent] = [await clientOf(rooms, cast.officer), await clientOf(rooms, cast.parents[0])];
  const { items } = must(200, await parent.get(`/api/applications/${drafts[0]?.id ?? ''}/claims`)) as {
    items: { id: string; claim: { kind: string } }[];
  };
  for (const kind of ['faith', 'need']) {
    const claim = items.find((one) => one.claim.kind === kind)?.id ?? '';
    const says = `Paper on the ${kind} of ${first}`;
    const file = `/api/claims/${claim}/evidence`;
    const item = idOf(await parent.sendFile(file, `${says}.png`, pictureOf(says)));
    const finding = { outcome: 'refused', reason: 'It is not signed.' };
    must(201, await officer.post(`/api/evidence/${item}/findings`, finding));
  }
  const list = async (who: string, kind: string, text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    must(201, await (await clientOf(rooms, who)).sendFile(`/api/rounds/${round}/lists/${kind}`, 'list.csv', bytes));
  };
  const head = 'first names,last name,date of birth';
  await list(cast.virtualHead, 'looked-after', `${head},school,care\n${third},Stone,2016-04-05,,\n`);
  await list(cast.sendOfficer, 'ehc-plans', `${head},place\n${second},Stone,2016-03-05,elsewhere\n`);
}

/** Decides between the two parents, and refuses what nobody has answered, but for the one claim that is asked about. */
export async function findEverything(rooms: OpenRooms, { cast, round }: OpenRound): Promise<void> {
  const officer = await clientOf(rooms, cast.officer);
  const { items } = must(200, await officer.get(`/api/conflicts?round=${round}`)) as { items: { id: string }[] };
  const order = { outcome: 'first', basis: 'court-order', reason: 'Child arrangements order of 3 May 2026.' };
  for (const { id } of items) must(200, await officer.post(`/api/conflicts/${id}/resolve`, order));
  const claims = must(200, await officer.get(`/api/rounds/${round}/claims?state=waiting`)) as {
    items: { claim: { id: string; claim: { kind: string } } | string }[];
  };
  for (const { claim } of claims.items) {
    const id = typeof claim === 'string' ? claim : claim.id;
    const finding = { outcome: 'refused', reason: 'What was sent does not say so.' };
    must(201, await officer.post(`/api/claims/${id}/findings`, finding));
  }
}

/** Prepares the run, and lets a second officer release it. */
export async function decideAndRelease(
  rooms: OpenRooms,
  { cast, round, church, community }: OpenRound,
  follow: () => Promise<void>,
): Promise<string> {
  const officer = await clientOf(rooms, cast.officer);
  must(202, await officer.post(`/api/rounds/${round}/measure`));
  await follow();
  for (const intake of [church, community]) {
    must(201, await officer.post(`/api/intakes/${intake}/draws`, { kind: 'offer-day', supervisor: 'Dr Ada Moss' }));
  }
  const list = idOf(await officer.post(`/api/intakes/${church}/ranked-lists/make`));
  const second = await clientOf(rooms, cast.secondOfficer);
  must(200, await second.post(`/api/ranked-lists/${list}/adopt`, { minute: 'Governors, 12 January 2027' }));
  const run = idOf(await officer.post(`/api/rounds/${round}/runs`, { dry: false, without: [] }));
  await follow();
  must(200, await second.post(`/api/runs/${run}/release`));
  await follow();
  return run;
}
