import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import {
  FiguresImport,
  IntakeDrawn,
  IntakeForPlace,
  Likelihood,
  ListChecked,
  ListToCheck,
  OrderProof,
  PastFigures,
  PastFiguresWhole,
  PlaceAsked,
  PlaceFound,
  Supposed,
} from './prospectus-shapes';
import { routes } from './route';
import { AuthorityId, RoundId, SchoolId, Text } from './school-words';

const OfRound = z.strictObject({ round: RoundId });
const OfIntake = OfRound.extend({ intake: z.uuid('Give the id of an intake.') });

export const prospectusRoutes = routes({
  show: {
    method: 'get',
    path: 'rounds/:round/prospectus',
    summary:
      'The schools of a round as they look from a place, the nearest first: distance by each school’s own method, catchments, criteria, past years.',
    params: OfRound,
    query: PlaceAsked.safeExtend({
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: pageOf(IntakeForPlace).extend({ place: PlaceFound }),
  },
  draw: {
    method: 'get',
    path: 'rounds/:round/prospectus/:intake',
    summary:
      'One school of a round as it looks from a place, with its catchment, its measuring points and the line or walk to draw.',
    params: OfIntake,
    query: PlaceAsked,
    answer: IntakeDrawn,
  },
  likelihood: {
    method: 'post',
    path: 'rounds/:round/prospectus/:intake/likelihood',
    summary:
      'Whether a child at a place, of whom these things are so, would have been offered a place in earlier years. Nothing is kept.',
    params: OfIntake,
    body: z.strictObject({ place: PlaceAsked, claims: z.array(Supposed).max(30).default([]) }),
    answer: Likelihood,
  },
  checkList: {
    method: 'post',
    path: 'rounds/:round/prospectus/list-check',
    summary:
      'What would have come of a list of preferences in earlier years, with a warning when it would have left the child without a place. Nothing is kept.',
    params: OfRound,
    body: ListToCheck,
    answer: ListChecked,
  },
  orderProof: {
    method: 'get',
    path: 'prospectus/order-proof',
    summary:
      'Two children and two schools in every order: no other order than the honest one ever helps, worked out by the engine.',
    answer: OrderProof,
  },
  figures: {
    method: 'get',
    path: 'schools/:school/past-figures',
    summary:
      'Places, applications and last places offered of past years, small numbers not shown; the latest year first.',
    params: z.strictObject({ school: SchoolId }),
    query: PageQuery,
    answer: pageOf(PastFigures),
  },
  figuresWhole: {
    method: 'get',
    path: 'authorities/:authority/past-figures',
    summary: 'The figures of past years of an authority’s schools with every number, for its officers.',
    params: z.strictObject({ authority: AuthorityId }),
    query: PageQuery,
    answer: pageOf(PastFiguresWhole),
  },
  importFigures: {
    method: 'post',
    path: 'authorities/:authority/past-figures/imports',
    summary: 'Imports published figures of past years from CSV. Nothing changes when a line is wrong.',
    params: z.strictObject({ authority: AuthorityId }),
    query: z.strictObject({ source: Text }),
    takes: 'file',
    answer: FiguresImport,
    status: 201,
  },
});
