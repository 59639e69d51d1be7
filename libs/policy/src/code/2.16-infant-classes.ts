import { lint } from './lint';

export const infantClassSize = lint({
  id: '2.16-infant-class-size',
  paragraphs: ['2.16'],
  strength: 'must',
  says: 'The Reception places fit in the infant classes, at thirty children to a teacher.',
  mend: 'Add a class, or lower the places offered to thirty for each class.',
  check: ({ entry, places }, { infantClass }) => {
    if (entry.group !== 'reception' || places.infantClasses === undefined) return [];
    const most = places.infantClasses * infantClass;
    const offered = Math.max(places.admissionNumber, places.offerLimit ?? 0);
    const classes = places.infantClasses === 1 ? '1 class holds' : `${String(places.infantClasses)} classes hold`;
    return offered > most ? [{ path: 'places', message: `${String(offered)} places are offered, but ${classes} at most ${String(most)} children.` }] : [];
  },
  lawful: [{ of: 'primary', shows: 'with 60 places in two classes', change: {} }],
  unlawful: [{ of: 'primary', shows: 'with 70 places in two classes', change: { places: { admissionNumber: 70 } } }],
});

export const infantClassesFit = lint({
  id: '2.16-infant-classes-fit',
  paragraphs: ['2.16'],
  strength: 'should',
  says: 'Where the infant classes are not stated, the Reception number is one that whole or mixed classes of thirty can hold.',
  mend: 'Say the number of infant classes under "places.infantClasses".',
  check: ({ entry, places }, { infantClass }) =>
    entry.group === 'reception' && places.infantClasses === undefined && places.admissionNumber % (infantClass / 2) !== 0
      ? [{ path: 'places.admissionNumber', message: `${String(places.admissionNumber)} places do not divide into classes of ${String(infantClass)}, and the number of classes is not stated.` }]
      : [],
  lawful: [{ of: 'primary', shows: 'with 45 places in two classes', change: { places: { admissionNumber: 45, infantClasses: 2 } } }],
  unlawful: [{ of: 'secondary', shows: 'with 70 places in Reception and no word of classes', change: { entry: { group: 'reception' }, places: { admissionNumber: 70 } } }],
});
