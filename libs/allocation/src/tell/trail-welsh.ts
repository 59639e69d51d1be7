import type { VerdictCode } from '../outcome';
import type { ChangeSaid, ChoiceSaid, TrailWords } from './trail-words';

const choices = ['', 'dewis cyntaf', 'ail ddewis', 'trydydd dewis', 'pedwerydd dewis', 'pumed dewis', 'chweched dewis'];

/**
 * The sentences of a trail in Welsh, for whoever reads them in Welsh; waiting to be checked by a person. Names stand where
 * no sound of theirs would have to change.
 */
export const welshTrail: TrailWords = {
  answer: (verdict, choice) =>
    `Eich ${choices[choice.rank] ?? `dewis rhif ${String(choice.rank)}`}, ${choice.school}: ${answers[verdict](choice)}`,
  inGroup: ({ number, name }) => (number === undefined ? `yn y grŵp “${name}”` : `yng ngrŵp ${number} (${name})`),
  stood: ({ group, position, of, pool }) =>
    `Roedd eich plentyn ${group}, a daeth yn rhif ${String(position)} o ${String(of)}${pool}.`,
  last: ({ group, taken, pool }) => `Aeth yr olaf o ${places(taken)}${pool} i blentyn ${group}.`,
  notOpen: "Nid oedd yr un o'i lleoedd ar agor i'r grŵp hwn.",
  drawn: (digits) => `drwy goelbren (${digits})`,
  millimetres: 'milimetr',
  noChange: "Ni fyddai unrhyw newid unigol i'r hyn a wyddom am eich plentyn wedi rhoi lle iddo yma.",
  wouldHave: (change) => `Byddai eich plentyn wedi cael cynnig lle ${sayChange(change)}.`,
};

const answers: Readonly<Record<VerdictCode, (choice: ChoiceSaid) => string>> = {
  offered: () => 'mae eich plentyn yn cael cynnig lle.',
  'offered-over-number': () =>
    "mae eich plentyn yn cael cynnig lle dros y nifer arferol, gyda'r plentyn o'r un enedigaeth.",
  held: () => "mae gan eich plentyn y lle hwn eisoes, ac mae'n ei gadw.",
  'placed-by-law': () => "nid oedd angen y dewis hwn, am fod gan eich plentyn le sydd wedi'i bennu gan y gyfraith.",
  'higher-offered': () =>
    'nid oedd angen y dewis hwn, am fod ysgol a roesoch yn uwch, neu le sydd gan eich plentyn, yn dod yn gyntaf.',
  'not-eligible': () => "ni ellir cynnig lle i'ch plentyn. Nid yw yn yr un o'r grwpiau y caiff yr ysgol hon eu derbyn.",
  outranked: (choice) =>
    `ni ellir cynnig lle i'ch plentyn. Aeth pob lle (${String(choice.places)} i gyd) i blant sy'n dod o'i flaen yn ôl rheolau'r ysgol ei hun.`,
};

function sayChange(change: ChangeSaid): string {
  switch (change.kind) {
    case 'criterion':
      return `pe bai wedi'i dderbyn ei fod yn un o'r plant hyn: “${change.condition}”`;
    case 'distance':
      return change.nearer
        ? `pe bai'n byw o fewn ${change.distance} (${change.measure})`
        : `pe bai'n byw ${change.distance} i ffwrdd neu'n bellach (${change.measure})`;
    case 'score':
      return `â sgôr o ${String(change.atLeast)} neu fwy (${change.test})`;
    case 'points':
      return `â ${String(change.atLeast)} ${change.atLeast === 2 ? 'bwynt' : 'pwynt'} neu fwy (${change.form})`;
  }
}

function places(number: number): string {
  return `${String(number)} ${number === 2 ? 'le' : 'lle'}`;
}
