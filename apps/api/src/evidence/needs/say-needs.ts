import type { ClaimKind, ClaimStanding } from '@contract';
import type { Language } from '@kernel';
import { needs } from './needs';

const untilAsked = 'Peidiwch ag anfon dim oni ofynnir i chi.';

/** What each claim needs, in Welsh. */
const welsh: Readonly<Record<ClaimKind, string>> = {
  care: "Os yw plentyn mewn gofal, yr ysgol rithwir sy'n cadarnhau hynny. Os yw plentyn wedi gadael gofal, anfonwch y gorchymyn a llythyr yr awdurdod a ofalodd am y plentyn ddiwethaf. Ar gyfer gofal dramor, anfonwch y papurau mabwysiadu.",
  need: "Anfonwch lythyr gan weithiwr proffesiynol cofrestredig sy'n dweud pam mai'r ysgol hon yn unig sy'n diwallu'r angen.",
  vulnerable: `Gofal cymdeithasol sy'n cadarnhau hyn i'r tîm derbyniadau. ${untilAsked}`,
  sibling: `Mae'r ysgol yn edrych ar ei chofrestr. ${untilAsked}`,
  staff: `Yr ysgol sy'n cadarnhau pryd y dechreuoch weithio yno. ${untilAsked}`,
  attends: `Yr ysgol y mae eich plentyn yn mynd iddi sy'n cadarnhau hyn. ${untilAsked}`,
  faith:
    "Anfonwch ffurflen atodol yr ysgol, wedi'i llenwi, gyda'r dystysgrif neu'r llofnod y mae'n gofyn amdani. Dim ond yr ysgol a'r tîm derbyniadau sy'n ei gweld.",
  test: "Yr ysgol sy'n cofnodi'r sgôr. Peidiwch ag anfon dim.",
  premium: `Mae'r tîm derbyniadau neu'r ysgol yn gwirio a oes premiwm wedi'i dalu am eich plentyn. ${untilAsked}`,
  'service-family': "Anfonwch y llythyr lleoli, neu lythyr gan yr uned sy'n dweud eich bod yn gwasanaethu.",
  role: `Mae'r ysgol yn gwybod a yw wedi rhoi'r statws hwn i'ch plentyn. ${untilAsked}`,
  boarding: "Anfonwch ffurflen breswyl yr ysgol, wedi'i llenwi.",
  'multiple-birth': `Mae'r tîm derbyniadau yn edrych ar geisiadau'r ddau blentyn. ${untilAsked}`,
};

/** What a claim of a kind needs, in a sentence. */
export function sayNeed(kind: ClaimKind, language: Language): string {
  return language === 'cy' ? welsh[kind] : needs[kind].says;
}

/** The claims of an application with what each needs in the language that whoever asks reads. */
export function saidIn(language: Language, claims: readonly ClaimStanding[]): ClaimStanding[] {
  return claims.map((one) => ({ ...one, says: sayNeed(one.claim.kind, language) }));
}
