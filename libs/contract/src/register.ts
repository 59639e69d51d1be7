import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

export const registerChangeKinds = ['added', 'changed', 'closed', 'reopened', 'vanished'] as const;
const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const RegisterImport = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  file: z.string(),
  sha256: z.string(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  closed: z.int(),
  reopened: z.int(),
  vanished: z.int(),
  says: z.string(),
});
export type RegisterImport = z.infer<typeof RegisterImport>;

export const RegisterChange = z.strictObject({
  school: z.string(),
  name: z.string(),
  what: z.enum(registerChangeKinds),
  /** By field: what it was, and what it is. */
  fields: z.record(z.string(), z.tuple([Cell, Cell])),
});
export type RegisterChange = z.infer<typeof RegisterChange>;

export const registerRoutes = routes({
  import: {
    method: 'post',
    path: 'register/imports',
    summary: 'Imports the register of schools as it is published, and says what changed.',
    takes: 'file',
    answer: RegisterImport,
    status: 201,
  },
  imports: {
    method: 'get',
    path: 'register/imports',
    summary: 'The imports of the register, the latest first.',
    query: PageQuery,
    answer: pageOf(RegisterImport),
  },
  changes: {
    method: 'get',
    path: 'register/imports/:import/changes',
    summary: 'What one import changed, school by school.',
    params: z.strictObject({ import: z.uuid() }),
    query: z.strictObject({ what: z.enum(registerChangeKinds).optional(), ...PageQuery.shape }),
    answer: pageOf(RegisterChange),
  },
});
