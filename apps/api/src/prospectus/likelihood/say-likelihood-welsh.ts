import type { Likelihood } from '@contract';
import type { SaidOf } from './said-of';

type Years = Likelihood['years'];

/** The statement about earlier years in Welsh, sentence for sentence as in English; waiting to be checked by a person. */
export function sayLikelihoodInWelsh(years: Years, of: SaidOf): string {
  const told = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  const tooFew = years.filter(({ would }) => would === 'too-few');
  const silence =
    tooFew.length === 0
      ? []
      : [
          `Nid ydym yn dweud dim am ${listed(tooFew)}, am fod cyn lleied o blant â'r flaenoriaeth hon fel y byddai'n datgelu rhywbeth am un ohonynt.`,
        ];
  if (told.length === 0)
    return [...silence, 'Nid ydym yn gwybod eto sut yr aeth lleoedd yma mewn blynyddoedd blaenorol.']
      .slice(0, 1)
      .join(' ');
  return [...sayTold(told, of), ...silence].join(' ');
}

function sayTold(told: Years, of: SaidOf): string[] {
  const who = whoOf(of);
  const offered = told.filter(({ would }) => would === 'offered');
  const refused = told.filter(({ would }) => would === 'not-offered');
  const lots = told.filter(({ would }) => would === 'by-lot');
  const when = whenOf(told, of);
  if (offered.length === told.length) return [`${when.all} byddai ${who} wedi cael cynnig lle.`];
  if (refused.length === told.length) return [`${when.all} ni fyddai ${who} wedi cael cynnig lle.`];
  if (lots.length === told.length)
    return [`${when.all} byddai wedi'i benderfynu drwy goelbren a fyddai ${who} yn cael cynnig lle.`];
  const yes = offered.length > 0 ? [`${when.some(offered)} byddai ${who} wedi cael cynnig lle.`] : [];
  const no =
    refused.length > 0
      ? [`Yn ${listed(refused)} ${yes.length > 0 ? "ni fyddai'r plentyn" : `ni fyddai ${who}`} wedi cael cynnig lle.`]
      : [];
  const byLot = lots.length > 0 ? [`Yn ${listed(lots)} byddai wedi'i benderfynu drwy goelbren.`] : [];
  return [...yes, ...no, ...byLot];
}

function whoOf({ measured, more }: Pick<SaidOf, 'measured' | 'more'>): string {
  const where = measured ? 'plentyn ar y pellter hwn' : "plentyn sy'n byw yma";
  return `${where} ${more ? "gyda'r flaenoriaeth y dywedoch wrthym amdani" : 'heb flaenoriaeth arall'}`;
}

function whenOf(told: Years, { startYear }: SaidOf): { all: string; some: (years: Years) => string } {
  const inOrder = told.map(({ year }) => year).sort((a, b) => b - a);
  const areLast = inOrder.every((year, at) => year === startYear - 1 - at);
  if (told.length === 1)
    return {
      all: areLast ? `Y llynedd (${String(inOrder[0])})` : `Yn ${listed(told)}`,
      some: (years) => `Yn ${listed(years)}`,
    };
  const name = nameOf(told.length, areLast);
  const all = `Ym mhob un o'r ${name}${areLast ? '' : ` (${listed(told)})`}`;
  return { all, some: (years) => `Mewn ${counted(years.length)} o'r ${name} (${listed(years)})` };
}

/** So many years, as they follow “o'r”. */
function nameOf(count: number, areLast: boolean): string {
  const years = count === 2 ? 'ddwy flynedd' : count === 3 ? 'tair blynedd' : `${String(count)} blynedd`;
  if (!areLast) return `${years} y gwyddom amdanynt`;
  return `${years} ${count === 2 ? 'ddiwethaf' : 'diwethaf'}`;
}

function counted(count: number): string {
  return ['dim', 'un', 'dwy', 'tair'][count] ?? String(count);
}

function listed(years: Years): string {
  const names = years
    .map(({ year }) => year)
    .sort((a, b) => a - b)
    .map(String);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} a ${names.at(-1) ?? ''}`;
}
