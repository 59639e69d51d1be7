import 'reflect-metadata';
import { type AuditHouse, countRipples, openAuditHouse } from './audit';

/** Drops pebbles as fast as it can, four at a time, while its sealer and its follower work, until it is killed. */
async function main(): Promise<void> {
  const name = process.env['AUDIT_NAME'] ?? '';
  const opened: AuditHouse[] = [];
  const house = await openAuditHouse({ databaseUrl: process.env['AUDIT_DATABASE'] ?? '' }, (followers) => {
    followers.follow(
      countRipples(() => {
        const [first] = opened;
        if (first === undefined) throw new Error('The house is not open yet.');
        return first;
      }),
    );
  });
  opened.push(house);
  let dropped = 0;
  const drop = async (): Promise<void> => {
    for (;;) {
      dropped += 1;
      await house.drop(`${name}-${dropped}-a`, `${name}-${dropped}-b`);
      if (dropped === 20) console.log('at work');
    }
  };
  await Promise.all([drop(), drop(), drop(), drop()]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
