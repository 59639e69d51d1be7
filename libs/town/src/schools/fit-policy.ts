import { isMap, isScalar, parseDocument, visit, type Document } from 'yaml';
import type { Phase } from '../town-options';
import type { TownSchool } from './school';

/** The texts of the model policies that a town fits to its schools, by kind of school. */
export type TownModels = ReadonlyMap<string, string>;

/** What a town knows of a school beyond the school itself. */
export interface Fitting {
  readonly school: TownSchool;
  readonly phase: Phase;
  readonly places: number;
  /** The ids of the schools that do not select by ability or faith. */
  readonly openSchools: readonly string[];
}

/**
 * The policy document of one school of the town: the model of its kind, with the school's own names and numbers.
 *
 * The models are whole policies themselves, about "The School"; comments and layout stay as they were written.
 */
export function fitPolicy({ school, phase, places, openSchools }: Fitting, models: TownModels): string {
  const model = models.get(school.kind);
  if (model === undefined) throw new RangeError(`There is no model policy for a school of the kind ${school.kind}.`);
  const document = parseDocument(named(model, school, phase));
  const modelPlaces = Number(document.getIn(['places', 'admissionNumber']));
  document.setIn(['places', 'admissionNumber'], places);
  if (document.hasIn(['places', 'infantClasses'])) document.setIn(['places', 'infantClasses'], Math.ceil(places / 30));
  scaleNumbers(document, places / modelPlaces);
  if (phase === 'primary') turnToReception(document);
  if (document.hasIn(['definitions', 'schoolSets', 'open-schools'])) {
    document.setIn(['definitions', 'schoolSets', 'open-schools', 'schools'], listOf(document, openSchools));
  }
  const postcodes = ['definitions', 'areas', `${school.id}-postcodes`, 'postcodes'];
  if (document.hasIn(postcodes)) document.setIn(postcodes, listOf(document, [school.district]));
  return document.toString({ lineWidth: 0 }).replaceAll('[ ', '[').replaceAll(' ]', ']');
}

/** The model with the names of the school and its feeders in place of the model's. */
function named(model: string, { id, name, feeders }: TownSchool, phase: Phase): string {
  const withFeeders = ['one', 'two', 'three'].reduce((text, number, at) => {
    const feeder = feeders[at];
    if (feeder === undefined) return text;
    return text.replaceAll(`feeder-${number}`, feeder.id).replace(new RegExp(`Feeder ${number}`, 'gi'), feeder.name);
  }, model);
  const ofSchool = withFeeders.replaceAll('the-school', id).replaceAll('The School', name);
  return phase === 'primary' ? ofSchool.replaceAll('Year 7', 'Reception') : ofSchool;
}

/** Fixed numbers of places, scaled to the size of the school; a number said in words is not: names say "a few" or a share. */
function scaleNumbers(document: Document, scale: number): void {
  visit(document, {
    Map(_key, map) {
      if (map.get('kind') !== 'places') return;
      const places = map.get('places', true);
      if (isScalar(places)) places.value = Math.max(1, Math.round(Number(places.value) * scale));
    },
  });
}

/** The same policy for Reception: brothers and sisters count from Reception to Year 6. */
function turnToReception(document: Document): void {
  document.setIn(['entry', 'group'], 'reception');
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || pair.key.value !== 'years' || !isMap(pair.value)) return;
      pair.value.set('from', 0);
      pair.value.set('to', 6);
    },
  });
}

function listOf(document: Document, items: readonly string[]): unknown {
  return document.createNode([...items], { flow: true });
}
