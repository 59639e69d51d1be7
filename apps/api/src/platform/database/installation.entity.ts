import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says when this database became a Fairplace database, and under which version. */
@Entity('installation')
@Check('installation_one_row_check', 'one_row')
@Check('installation_mode_check', `mode IN ('demonstration', 'production')`)
export class InstallationEntity {
  /** Always true: the table has one row. */
  @PrimaryColumn({ type: 'boolean', name: 'one_row', default: true })
  oneRow!: boolean;

  @Column({ type: 'timestamptz', name: 'installed_at', default: () => 'now()' })
  installedAt!: Date;

  @Column({ type: 'text', name: 'installed_version' })
  installedVersion!: string;

  /** What the database is for; once it is written down it never changes. */
  @Column({ type: 'text', nullable: true })
  mode!: string | null;
}
