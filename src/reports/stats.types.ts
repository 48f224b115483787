import type { RowClock } from '../petitions/row.js'
import type { CivilDate } from '../time/civil.js'
import type { Stage } from './clocks.js'
import type { Bucket, Share, Spread } from './figures.js'

/** First and last day, both included. */
export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

/**
 * The ways in which what was received is cut, each on its own: every case is in exactly one bucket of each, so that
 * each sums to all (facts: topics, stages, classes and flags in one list hide cases from each other).
 */
export const DIMENSIONS = ['channel', 'class', 'category', 'region', 'status', 'organ'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The bucket of a case that lacks what a dimension asks for. */
export const UNKNOWN = 'unknown'

/**
 * Figures of a period. The first group is about the cases **received** in it, as they stand now; the second about
 * what was **due** or **given** in it, whenever the case came in. Never a figure per person.
 */
export interface Stats {
  readonly period: Period
  readonly asOf: CivilDate

  readonly received: number
  /** A visit is one batch, with so many persons; counted apart since a sum of both means nothing. */
  readonly visits: { readonly batches: number; readonly persons: number }
  readonly by: Readonly<Record<Dimension, readonly Bucket[]>>
  readonly firstTime: Share
  /** Closed, whatever by; a case that was only forwarded is open. */
  readonly closed: Share
  /** Answered on its merits, and the answer reached the petitioner. */
  readonly answeredServed: Share
  readonly open: number
  /** Of the open ones, those that were sent on to an organ. */
  readonly openForwarded: number
  /** Objections that were agreed with, and what they cost. */
  readonly objections: { readonly cases: number; readonly times: number; readonly daysLost: number }
  readonly extended: { readonly cases: number; readonly days: number }
  readonly stoodStill: { readonly cases: number; readonly days: number }

  readonly steps: readonly StepFigures[]
  readonly decided: Decided
  /** From acceptance to the answer, of the answers given in the period. */
  readonly daysToAnswer?: Spread
}

/** Dates of one step that were due in the period: on time, late and not due yet are the three columns. */
export interface StepFigures {
  readonly stage: Stage
  readonly kind: RowClock['kind']
  readonly due: number
  readonly onTime: number
  /** Done after the date, or past it and not done. */
  readonly late: number
  /** Of the late ones, those not done yet. */
  readonly lateOpen: number
  /** Running, and its date hasn't passed. */
  readonly running: number
  /** On time of those whose date has passed or that are done. */
  readonly kept: Share
}

/** Answers and other decisions given in the period. */
export interface Decided {
  readonly total: number
  readonly answers: number
  readonly diversions: number
  /** Decided, and the row doesn't say how. */
  readonly unknown: number
  readonly byOutcome: readonly Bucket[]
  readonly byDiversion: readonly Bucket[]
}
