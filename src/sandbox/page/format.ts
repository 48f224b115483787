import type { Message } from '../shapes.js'
import { office } from './state.js'
import { language, t } from './texts.js'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Formats an instant in the office's zone. */
function inZone(date: Date, options: Intl.DateTimeFormatOptions): string {
  const timeZone = office.value?.zone ?? 'UTC'
  const key = `${language.value}|${timeZone}|${JSON.stringify(options)}`
  const known = formatters.get(key)
  const format = known ?? new Intl.DateTimeFormat(language.value, { timeZone, ...options })
  if (!known) formatters.set(key, format)
  return format.format(date)
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const at = ({ date }: Pick<Message, 'date'>): Date => new Date(date * 1000)

export const timeOf = (message: Pick<Message, 'date'>): string => inZone(at(message), CLOCK)
export const dayOf = (message: Pick<Message, 'date'>): string =>
  inZone(at(message), { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })
export const fullTime = (date: Date): string =>
  inZone(date, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', ...CLOCK })
/** Day and time without the year: for what is near. */
export const nearTime = (date: Date): string =>
  inZone(date, { month: 'short', day: 'numeric', weekday: 'short', ...CLOCK })
export const secondsOf = (date: Date): string =>
  inZone(date, { month: 'short', day: 'numeric', ...CLOCK, second: '2-digit' })

/** `2026-03-02T09:00` in the office's zone, as fields for date and time have it. */
export function fieldTime(date: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: office.value?.zone ?? 'UTC',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return parts.format(date).replace(' ', 'T')
}

/** The instant at which the office's clock shows what a field has. */
export function fromField(text: string): Date {
  const shown = Date.parse(`${text}:00Z`)
  const ahead = (instant: number): number => Date.parse(`${fieldTime(new Date(instant))}:00Z`) - instant
  // Seconds of the instant that is asked for are none, so the difference is that of the zone alone.
  return new Date(shown - ahead(shown - ahead(shown)))
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return t('bytes', { count: bytes })
  if (bytes < 1_000_000) return t('kilobytes', { count: Math.round(bytes / 1000) })
  return t('megabytes', { count: (bytes / 1_000_000).toFixed(1) })
}

/** The mark of a demo that every message begins with: the page says it at its top. */
const MARK = /^[[【][^\]】]*[\]】]\s+/

/** One line that says what a message is, for announcements and answers. */
export function summary(message: Omit<Message, 'reply_to_message'>): string {
  const words = (message.text ?? message.caption)?.replace(MARK, '')
  if (words) return words.length > 200 ? `${words.slice(0, 200)} …` : words
  if (message.photo) return t('photo')
  if (message.video) return t('video')
  if (message.voice) return t('voice')
  if (message.audio) return t('audio')
  if (message.document) return message.document.file_name ?? t('file')
  if (message.sticker) return t('sticker', { emoji: message.sticker.emoji })
  if (message.location) return t('location')
  return message.contact ? t('contact') : t('message')
}

export const safe = (address: string): boolean => /^https?:\/\//i.test(address)
