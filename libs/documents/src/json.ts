import { refuse } from '@kernel';
import { repeatedKey } from './repeated-key';

/**
 * The value of a JSON text. Refuses text that is cut short or is not JSON, and a key said twice in one object,
 * of which a JSON reader would silently keep only the last.
 */
export function parseJson(text: string, name: string): unknown {
  const value = parsed(text, name);
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    refuse({ file: name, found: `the key "${twice}" twice in one object`, allowed: 'say each key once.' });
  }
  return value;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    const cut = /end of JSON|Unterminated/i.test(why);
    return refuse({
      file: name,
      found: cut ? 'JSON that is cut short' : `text that is not JSON (${short(why)})`,
      allowed: cut ? 'check that the file was written whole.' : 'mend the JSON there.',
    });
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
