import { z } from 'zod';
import { criteria } from '../criteria';
import { Measure } from '../measure';
import { Amount, Banding, Cap, OrderKey, Policy, Pool, Row, Unfilled } from '../policy';
import { When } from '../when';
import { criterionWords } from './criterion-words';
import { described } from './described';
import type { JsonSchema } from './described';
import { policyWords } from './policy-words';

const named = { Row, Pool, Amount, OrderKey, Cap, Unfilled, Banding, When, Measure };

/** The policy document as JSON Schema, draft 2020-12, with words for every key: what an editor shows while one writes. */
export function policySchema(): JsonSchema {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const [id, criterion] of Object.entries(criteria)) registry.add(criterion.params, { id });
  const { $schema, ...body } = z.toJSONSchema(Policy, { io: 'input', target: 'draft-2020-12', metadata: registry });
  return {
    $schema,
    $id: 'policy.schema.json',
    title: 'Fairplace policy document',
    ...described(body, 'Policy', { ...policyWords, ...criterionWords }),
  };
}
