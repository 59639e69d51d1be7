import { Injectable } from '@nestjs/common';
import { criteriaTable, lintPolicy, parsePolicy, type Policy, policyDigest, readAloud } from '@policy';
import type { PolicyReading } from '@contract';
import { CodeEditions } from './code-editions';

/** Reads a policy document in three of its four ways: is it one, is it lawful, what does it say. */
@Injectable()
export class ReadPolicy {
  constructor(private readonly editions: CodeEditions) {}

  /** The document that a text says; refuses one that is none, naming each line. */
  parse(text: string): Policy {
    return parsePolicy(text, 'policy');
  }

  /** How a policy reads: aloud, as a table, and what the lint says of it. */
  run(policy: Policy): PolicyReading {
    return {
      digest: policyDigest(policy),
      title: policy.title,
      aloud: [...readAloud(policy)],
      rows: criteriaTable(policy).map((row) => ({ ...row })),
      remarks: lintPolicy(policy, this.editions.of(policy)).map(({ lint, strength, paragraphs, path, says, mend }) => ({
        lint,
        strength,
        paragraphs: [...paragraphs],
        path,
        says,
        mend,
      })),
    };
  }
}
