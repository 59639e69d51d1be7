import { refusals } from '../storage.refusals';
import { unzip, type ZipEntry, zipEntries } from './zip';

const wordPart = 'word/document.xml';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/**
 * Throws unless the zip is a Word document without a program in it.
 *
 * Every file in it is unpacked once, one after another, because what a zip says of its own size proves nothing.
 */
export async function checkDocx(bytes: Buffer): Promise<void> {
  const entries = zipEntries(bytes);
  const named = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  if (entries.some(({ locked }) => locked)) throw refusals.locked();
  if (entries.some(({ name }) => /vbaproject\.bin$|(^|\/)activex\//i.test(name))) throw refusals.macros();
  const types = named.get('[content_types].xml');
  if (types === undefined || !named.has(wordPart)) throw otherZip(named);
  if (named.size !== entries.length) throw refusals.damaged();
  await checkTypes(bytes, types);
  for (const entry of entries) await unzip(bytes, entry);
}

async function checkTypes(bytes: Buffer, types: ZipEntry): Promise<void> {
  const said = (await unzip(bytes, types)).toString('utf8');
  if (/macroEnabled/i.test(said)) throw refusals.macros();
  if (!said.includes(wordType)) throw refusals.unknownKind();
}

/** Why a zip that is no Word document is not taken: spreadsheets and the like are documents, the rest are archives. */
function otherZip(named: ReadonlyMap<string, ZipEntry>): Error {
  return named.has('[content_types].xml') || named.has('mimetype') ? refusals.unknownKind() : refusals.archive();
}
