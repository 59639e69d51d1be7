import type { TwoAuthorities } from './two-authorities';

/** What only some may be told, and how it shows in one record of an answer. */
export interface Secret {
  readonly name: string;
  readonly in: (record: string) => boolean;
  /** Whether it is of a child: then whoever looks at it for their work is written down. */
  readonly ofChildren: boolean;
}

/** The secrets of both authorities, so that a persona is also held against the other one's. */
export function secretsOf({ town, neighbour }: TwoAuthorities): readonly Secret[] {
  const casts = [town.cast, neighbour.cast];
  const of =
    (at: 0 | 1 | 2, says: RegExp) =>
    (record: string): boolean =>
      casts.some(({ children }) => record.includes(children[at])) && says.test(record);
  const children = casts.flatMap((cast) => [...cast.children, cast.again, cast.late, cast.lateAgain]);
  const secrets: readonly Omit<Secret, 'ofChildren'>[] = [
    { name: 'how a child is called', in: (record) => children.some((name) => record.includes(name)) },
    { name: 'policy that is still a draft', in: (record) => /Draft of (holy-rood|neighbour-high)/.test(record) },
    {
      name: 'order of preference',
      in: (record) =>
        /"(rank|choice)":\d|"preferences":\[/.test(record) && children.some((name) => record.includes(name)),
    },
    { name: 'medical or social need', in: of(0, /A lift for|Paper on the need|"kind":"need"/) },
    { name: 'church form', in: of(0, /Paper on the faith|"kind":"faith"/) },
    { name: 'address in confidence', in: (record) => record.includes('Hidden Cottage') },
    { name: 'that an address is in confidence', in: of(1, /confidential/i) },
    { name: 'EHC plan', in: of(1, /ehc-?plan/i) },
    { name: 'that a child is looked after', in: of(2, /looked-?after|"kind":"care"|foster/i) },
  ];
  return secrets.map((secret) => ({ ...secret, ofChildren: !secret.name.startsWith('policy') }));
}

/** The records of an answer, each as text: a list's items, or the answer itself. */
export function recordsOf(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [String(answer)];
  const items = Object.values(answer).find((value) => Array.isArray(value));
  const list = 'items' in answer && Array.isArray(items) ? items : [answer];
  return list.map((record) => JSON.stringify(record));
}
