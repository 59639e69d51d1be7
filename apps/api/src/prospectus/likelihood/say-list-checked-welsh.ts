import type { ListChecked } from '@contract';
import type { ListSaid } from './said-of';

const promise = "Nid yw hyn yn addewid. Mae'r rhai sy'n gwneud cais yn wahanol bob blwyddyn.";

/** What a family is told of its list in Welsh, sentence for sentence as in English; waiting to be checked by a person. */
export function sayListCheckedInWelsh({ outlook, years, others, count }: ListSaid): string[] {
  const known = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  const these = count === 1 ? 'yn yr ysgol hon' : 'yn yr ysgolion hyn';
  const when =
    known.length === 1 ? `Yn ${listed(known)}` : `Ym mhob un o'r blynyddoedd y gwyddom amdanynt (${listed(known)})`;
  switch (outlook) {
    case 'not-known':
      return [
        `Nid ydym yn gwybod eto sut yr aeth lleoedd ${these} mewn blynyddoedd blaenorol, felly ni allwn ddweud pa mor debygol yw lle.`,
      ];
    case 'likely':
      return [`${when} byddai o leiaf un ysgol ar eich rhestr wedi cynnig lle i'ch plentyn.`, promise];
    case 'uncertain':
      return [
        sayUncertain(known),
        "Ystyriwch ychwanegu ysgol lle mae lle yn fwy tebygol. Rhowch hi'n olaf, o dan y rhai sydd orau gennych.",
        promise,
      ];
    case 'unlikely':
      return [
        `${when} ni fyddai ${count === 1 ? 'yr ysgol hon' : "yr un o'r ysgolion hyn"} wedi cynnig lle i'ch plentyn.`,
        "Os anfonwch y rhestr hon, mae'n debyg na fydd gan eich plentyn le mewn ysgol a ddewisoch.",
        sayOthers(others),
        'Nid ydych yn colli dim drwy ychwanegu ysgol ar ddiwedd eich rhestr. Dim ond os na ellir cynnig yr un uwch ei phen y caiff ei chynnig.',
        promise,
      ];
  }
}

function sayUncertain(known: ListChecked['years']): string {
  const none = known.filter(({ would }) => would === 'not-offered');
  const lots = known.filter(({ would }) => would === 'by-lot');
  const said = [
    ...(none.length === 0
      ? []
      : [`Yn ${listed(none)} ni fyddai'r un ysgol ar eich rhestr wedi cynnig lle i'ch plentyn.`]),
    ...(lots.length === 0 ? [] : [`Yn ${listed(lots)} byddai wedi'i benderfynu drwy goelbren.`]),
  ];
  return said.join(' ');
}

function sayOthers(others: ListChecked['others']): string {
  if (others.length === 0)
    return "Ni wyddom am unrhyw ysgol arall yn y cylch hwn a fyddai wedi cynnig lle ym mhob un o'r blynyddoedd hyn. Gofynnwch i'r awdurdod.";
  return `Ym mhob un o'r blynyddoedd hyn byddai lle wedi'i gynnig yma: ${others.map(({ name }) => name).join(', ')}.`;
}

function listed(years: ListChecked['years']): string {
  const names = years.map(({ year }) => String(year));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} a ${names.at(-1) ?? ''}`;
}
