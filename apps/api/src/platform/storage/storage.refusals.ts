import { refusalsOf } from '@kernel';

const better = 'Please send it as a PDF, a photo or a Word document.';

/** Every way a file is not taken. */
export const refusals = refusalsOf('files', {
  notSentAsFile: { status: 415, says: 'The file did not arrive as a file. Please choose it again and send it.' },
  noFile: { status: 400, says: 'No file was sent. Please choose one.' },
  onlyOne: { status: 400, says: 'More than one file was sent. Please send them one at a time.' },
  brokenOff: { status: 400, says: 'The file did not arrive whole. Nothing was saved. Please send it again.' },
  busy: { status: 503, says: 'Many people are sending files just now. Please try again in a minute.' },
  empty: { status: 422, says: 'The file is empty.' },
  tooLarge: { status: 413, says: 'The file is larger than 25 MB. Please send a smaller copy, or send it in parts.' },
  unknownKind: { status: 415, says: `We cannot take this kind of file. ${better}` },
  damaged: { status: 422, says: 'The file is damaged or not whole, so it cannot be opened. Please send it again.' },
  locked: { status: 422, says: `The file is locked with a password. Please send a copy without one.` },
  oldWord: {
    status: 415,
    says: 'This is an old Word file, or one that is locked with a password. Please save it as PDF and send that.',
  },
  archive: { status: 415, says: 'This is a zip file of other files. Please send the files in it one at a time.' },
  macros: { status: 415, says: 'This Word file has a program in it. Please save it as PDF and send that.' },
  tooMuchInside: { status: 422, says: `The file would become far too large when opened. ${better}` },
  twoThings: { status: 422, says: `The file is made to look like two kinds of file at once. ${better}` },
});
