import { Counter, type Registry } from 'prom-client'

/** What the Telegram edge counts. Labels are words of ours, never anything that a person sent. */
export interface TelegramMetrics {
  /** An update was taken in; `kind` is that of the input, or `elsewhere`, `reach`, `nothing`. */
  update(kind: string): void
  /** A press whose data this product never made. */
  forgedPress(): void
  /** Something that is no update at all, or a webhook call turned away. */
  invalidUpdate(reason: InvalidReason): void
  /** An update was put aside because it failed again and again. */
  deadLetter(): void
  /** Telegram answered one of our calls (or did not). */
  answer(method: string, kind: string): void
}

export type InvalidReason = 'not-an-update' | 'not-json' | 'too-large' | 'wrong-secret'

/** Registers the counters with the given registry; to be called once for each registry. */
export function telegramMetrics(registry: Registry): TelegramMetrics {
  const registers = [registry]
  const updates = new Counter({
    name: 'petition_desk_telegram_updates_total',
    help: 'Updates taken in, by kind',
    labelNames: ['kind'],
    registers,
  })
  const forged = new Counter({
    name: 'petition_desk_forged_presses_total',
    help: 'Button presses whose data this product never made',
    registers,
  })
  const invalid = new Counter({
    name: 'petition_desk_invalid_updates_total',
    help: 'Bodies that are no update, and webhook calls turned away, by reason',
    labelNames: ['reason'],
    registers,
  })
  const deadLetters = new Counter({
    name: 'petition_desk_dead_letters_total',
    help: 'Updates put aside after failing again and again',
    registers,
  })
  const answers = new Counter({
    name: 'petition_desk_telegram_answers_total',
    help: 'Answers of the Bot API, by method and kind',
    labelNames: ['method', 'kind'],
    registers,
  })
  return {
    update: (kind) => updates.inc({ kind }),
    forgedPress: () => forged.inc(),
    invalidUpdate: (reason) => invalid.inc({ reason }),
    deadLetter: () => deadLetters.inc(),
    answer: (method, kind) => answers.inc({ method, kind }),
  }
}
