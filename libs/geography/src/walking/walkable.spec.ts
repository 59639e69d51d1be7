import { walkable, walkingRules } from './walkable';

describe('what a person may walk on', () => {
  it.each(walkingRules.highways.filter((kind) => !kind.startsWith('trunk')))('a %s', (highway) => {
    expect(walkable({ highway })).toBe(true);
  });

  it.each([
    [{ highway: 'motorway' }, false],
    [{ highway: 'construction' }, false],
    [{ railway: 'rail' }, false],
    [{}, false],
    [{ highway: 'footway', foot: 'no' }, false],
    [{ highway: 'track', foot: 'private' }, false],
    [{ highway: 'service', access: 'private' }, false],
    [{ highway: 'service', access: 'no' }, false],
    [{ highway: 'service', access: 'private', foot: 'yes' }, true],
    [{ highway: 'service', access: 'no', foot: 'designated' }, true],
    [{ highway: 'service', access: 'private', foot: 'permissive' }, true],
    [{ highway: 'service', access: 'private', foot: 'customers' }, false],
    [{ highway: 'service', access: 'customers' }, true],
    [{ highway: 'trunk' }, false],
    [{ highway: 'trunk_link' }, false],
    [{ highway: 'trunk', sidewalk: 'none' }, false],
    [{ highway: 'trunk', sidewalk: 'no' }, false],
    [{ highway: 'trunk', foot: 'permissive' }, false],
    [{ highway: 'trunk', sidewalk: 'left' }, true],
    [{ highway: 'trunk', foot: 'yes' }, true],
    [{ highway: 'trunk', foot: 'no', sidewalk: 'both' }, false],
    [{ highway: 'residential', oneway: 'yes' }, true],
  ])('%j: %s', (tags, open) => {
    expect(walkable(tags)).toBe(open);
  });
});
