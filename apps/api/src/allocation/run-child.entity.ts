import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RunEntity } from './run.entity';

/** What a run says of one child, ready to be read by their parent. */
@Entity('run_children')
export class RunChildEntity {
  @ForeignKey(() => RunEntity, 'id', { name: 'run_children_run_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'run_children_pkey' })
  run!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'run_children_pkey' })
  child!: string;

  @Column({ type: 'text' })
  trail!: string;
}

/** What would have changed a refusal for one child, proved by deciding again. */
@Entity('run_explanations')
export class RunExplanationEntity {
  @ForeignKey(() => RunEntity, 'id', { name: 'run_explanations_run_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'run_explanations_pkey' })
  run!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'run_explanations_pkey' })
  child!: string;

  @Column({ type: 'text' })
  whys!: string;
}
