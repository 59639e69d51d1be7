import type { Language } from '@kernel';
import { counted } from './wording';

/** How the values of order keys are said in one language; `null` is a value that was not found. */
export interface KeyValueWords {
  readonly noDistance: string;
  readonly noDifference: string;
  difference(distance: string, below: boolean): string;
  score(test: string, score: number | null): string;
  points(form: string, points: number | null): string;
  meeting(condition: string, met: boolean): string;
  listed(place: number | null): string;
  drawn(place: number | null): string;
}

const english: KeyValueWords = {
  noDistance: 'distance not known',
  noDifference: 'difference not known',
  difference: (distance, below) => `a difference of ${below ? 'minus ' : ''}${distance}`,
  score: (test, score) => (score === null ? `no score in ${test}` : `a score of ${String(score)} in ${test}`),
  points: (form, points) => (points === null ? `no points on ${form}` : `${counted(points, 'point')} on ${form}`),
  meeting: (condition, met) => `${condition}: ${met ? 'yes' : 'no'}`,
  listed: (place) =>
    place === null
      ? 'not in the order that the school gave'
      : `number ${String(place)} in the order that the school gave`,
  drawn: (place) => (place === null ? 'not drawn' : `drawn as number ${String(place)}`),
};

const welsh: KeyValueWords = {
  noDistance: 'pellter anhysbys',
  noDifference: 'gwahaniaeth anhysbys',
  difference: (distance, below) => `gwahaniaeth o ${below ? 'minws ' : ''}${distance}`,
  score: (test, score) => (score === null ? `dim sgôr (${test})` : `sgôr o ${String(score)} (${test})`),
  points: (form, points) =>
    points === null ? `dim pwyntiau (${form})` : `${String(points)} ${points === 2 ? 'bwynt' : 'pwynt'} (${form})`,
  meeting: (condition, met) => `${condition}: ${met ? 'ie' : 'na'}`,
  listed: (place) =>
    place === null ? 'heb fod yn y drefn a roddodd yr ysgol' : `rhif ${String(place)} yn y drefn a roddodd yr ysgol`,
  drawn: (place) => (place === null ? 'heb ei dynnu' : `tynnwyd fel rhif ${String(place)}`),
};

/** How the values of order keys are said, by language. */
export const keyValueWords: Readonly<Record<Language, KeyValueWords>> = { en: english, cy: welsh };
