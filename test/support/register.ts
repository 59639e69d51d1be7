import type { OpenRooms } from './room';
import type { Answered } from './people';

/** A school of a register made in a test, by the headings of the published file. */
export type RegisterLine = Readonly<Record<string, string>>;

const usual: RegisterLine = {
  URN: '100001',
  'LA (code)': '301',
  'LA (name)': 'Barking and Dagenham',
  EstablishmentNumber: '2001',
  EstablishmentName: 'Elm School',
  'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentStatus (name)': 'Open',
  OpenDate: '01-09-1958',
  CloseDate: '',
  'PhaseOfEducation (name)': 'Primary',
  StatutoryLowAge: '4',
  StatutoryHighAge: '11',
  'Gender (name)': 'Mixed',
  'ReligiousCharacter (name)': 'Does not apply',
  'AdmissionsPolicy (name)': 'Not applicable',
  SchoolCapacity: '420',
  'Trusts (code)': '',
  'Trusts (name)': '',
  UKPRN: '10000001',
  Street: 'Elm Road',
  Town: 'Barking',
  Postcode: 'IG11 0AA',
  Easting: '544000',
  Northing: '184000',
  UPRN: '100010000001',
};

/** The lines of a register: the usual school, changed as each says. */
export function registerOf(...changes: readonly RegisterLine[]): RegisterLine[] {
  return changes.map((change) => ({ ...usual, ...change }));
}

/** A register as it is published: in Windows-1252, every cell in quotation marks, lines ended as on Windows. */
export function publishedRegister(lines: readonly RegisterLine[], headings = Object.keys(usual)): Buffer {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const text = [headings, ...lines.map((row) => headings.map((heading) => row[heading] ?? ''))].map(line).join('\r\n');
  return Buffer.from(text.replaceAll('’', '\u0092').replaceAll('–', '\u0096').replaceAll('€', '\u0080'), 'latin1');
}

/** Sends a register to the service as a file. */
export async function sendRegister(rooms: OpenRooms, cookie: string, bytes: Buffer): Promise<Answered> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'edubasealldata20270101.csv');
  const answer = await fetch(`${rooms.address}/api/register/imports`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
