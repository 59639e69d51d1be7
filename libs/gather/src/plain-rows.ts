import type { DrawRow, FactsRow, Fallback, HeldRow, MeasurementRow, PreferenceRow, Round } from '@allocation';
import type { CatchmentArea } from '@geography';
import type { Policy } from '@policy';

/** A row and the line of its file on which it begins; 0 where it comes from no file. */
export type Lined<Row> = Row & { readonly line: number };

/** What a measuring point of a school is. */
export const pointKinds = ['gate', 'named-point', 'centre', 'reception', 'nodal-point'] as const;
export type PointKind = (typeof pointKinds)[number];

/** The round as it is gathered: what a snapshot says of it, the day, and how its fallback measures. */
export type PlainRound = Round & {
  /** The day on which everything gathered was taken to be so. */
  readonly frozenOn: string;
  readonly fallback: Fallback;
  readonly fallbackMeasure: 'straight-line' | 'walking-route';
};

/** A school, in the round or only measured to; its point is the centre, unless a point says otherwise. */
export interface PlainSchool {
  readonly school: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
}

export interface PlainPoint {
  readonly school: string;
  readonly point: string;
  readonly kind: PointKind;
  readonly easting: number;
  readonly northing: number;
}

export interface PlainIntake {
  readonly intake: string;
  readonly school: string;
  readonly name: string;
  readonly policy: string;
  readonly places: number;
  readonly takesFallback?: boolean | undefined;
  readonly catchment?: readonly string[] | undefined;
}

export interface PlainChild {
  readonly child: string;
  readonly resident: boolean;
}

export interface PlainHome {
  readonly child: string;
  readonly easting: number;
  readonly northing: number;
  readonly postcode?: string | undefined;
}

/** A policy and the file it comes from, or what else problems should call it. */
export interface PolicyFile {
  readonly file: string;
  readonly policy: Policy;
}

/** A piece of a map and the area it belongs to; an area may have several. */
export interface MapPiece {
  readonly area: string;
  readonly shape: CatchmentArea;
}

/** Everything that is known of a round before anything is measured, not yet checked against each other. */
export interface PlainRows {
  readonly round: PlainRound;
  readonly policies: readonly PolicyFile[];
  readonly schools: readonly Lined<PlainSchool>[];
  readonly points: readonly Lined<PlainPoint>[];
  readonly intakes: readonly Lined<PlainIntake>[];
  readonly children: readonly Lined<PlainChild>[];
  readonly homes: readonly Lined<PlainHome>[];
  readonly preferences: readonly Lined<PreferenceRow>[];
  readonly measurements: readonly Lined<MeasurementRow>[];
  readonly held: readonly Lined<HeldRow>[];
  readonly draws: readonly Lined<DrawRow>[];
  readonly facts: readonly Lined<FactsRow>[];
  readonly areas: readonly MapPiece[];
}
