import { rowParts } from '@allocation';
import { z } from 'zod';
import { OutcomeManifest, outcomeParts } from '@documents';
import { SnapshotManifest } from '@documents';

/** A schema to publish: its file under docs/schema, and what the code itself holds. */
interface Published {
  readonly file: string;
  readonly schema: () => object;
}

/** What each part of a snapshot holds, for a reader who meets only its schema. */
const snapshotTitles: Readonly<Record<keyof typeof rowParts, string>> = {
  intakes: 'One intake of the round: a school\'s places for one age group in one year.',
  children: 'One child of the round.',
  preferences: 'One preference of a child: one intake at one rank.',
  facts: 'What is true of a child, as far as a policy may ask.',
  measurements: 'One measured distance of one preference.',
  held: 'A place that a child holds before the run.',
  draws: 'A draw, committed to before the run and revealed here.',
  reach: 'A distance used only by the fallback.',
};

const outcomeTitles: Readonly<Record<keyof typeof outcomeParts, string>> = {
  places: 'The place of one child, or that there is none.',
  lists: 'One list in which places were filled.',
  standings: 'One child\'s line in a list.',
  stages: 'What one list did with the places it was given.',
  trail: 'The answer to one preference.',
  passes: 'What one pass of the decision changed for the next because of a multiple birth.',
};

/** The schemas of the snapshot and outcome folders: the manifests, and one line of each part. */
export const fileSchemas: readonly Published[] = [
  published('snapshot-manifest', 'The contents page of a snapshot.', SnapshotManifest),
  ...Object.entries(snapshotTitles).map(([name, says]) => published(`snapshot-${name}`, says, rowParts[name as keyof typeof rowParts].schema)),
  published('outcome-manifest', 'The contents page of an outcome.', OutcomeManifest),
  ...Object.entries(outcomeTitles).map(([name, says]) => published(`outcome-${name}`, says, outcomeParts[name as keyof typeof outcomeParts].schema)),
];

function published(name: string, description: string, schema: z.ZodType): Published {
  return {
    file: `${name}.schema.json`,
    schema: () => {
      const { $schema, ...rest } = z.toJSONSchema(schema);
      return { $schema, title: name.replace('-', ' '), description, ...rest };
    },
  };
}
