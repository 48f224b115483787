import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { PetitionEvent } from '../../petitions/events.js'
import { fold } from '../../petitions/evolve.js'
import { masker } from '../../petitions/masked.js'
import type { Holding, Petition } from '../../petitions/model.js'
import { type CivilDate, civilDateOf, daysBetween } from '../../time/civil.js'
import { cutText } from '../cut-text.js'
import type { Say } from '../messages.js'
import { whatHappened } from './history-lines.js'
import { paragraph, unitName } from './report-lines.js'

/** How much of a reason or a text the history repeats. */
const TEXT_SHOWN = 200

/** The name of a member, for officials only; `undefined` for somebody unknown. */
export type Names = (member: string) => string | undefined

/**
 * Who did what and when, and who held the case for how long (责任倒查). Each event is a paragraph, so that the sender
 * can cut a long history anywhere between two. Of events that don't begin a case only who, what and when is told,
 * nothing that anybody wrote: there is nobody whose name could be taken out, and it may be a petitioner who reads it.
 */
export function historyText(
  events: readonly PetitionEvent[],
  pack: Pack,
  names: Names,
  today?: CivilDate,
): Say {
  const petition = events[0]?.type === 'registered' ? fold('', events) : undefined
  if (!petition) return { text: events.map((event) => eventLine(event, pack, names)) }
  return {
    text: [
      { key: 'history-title' },
      ...eventsText(events, petition, pack, names),
      paragraph(
        { key: 'history-held-title' },
        petition.held.map((holding) => held(holding, pack, today)),
      ),
    ],
  }
}

/** Some events of a case for officials, with what was written, a paragraph each. */
export function eventsText(
  events: readonly PetitionEvent[],
  { content }: Pick<Petition, 'content'>,
  pack: Pack,
  names: Names,
): Message[] {
  const mask = masker(content.petitioner)
  return events.map((event) => {
    const { outcome, texts } = whatHappened(event, pack, names)
    return paragraph(eventLine(event, pack, names), [
      ...(outcome ? [outcome] : []),
      ...texts.map((text) => ({ key: 'history-text', args: { text: cutText(mask(text), TEXT_SHOWN) } })),
    ])
  })
}

/** Who did what and when. */
export const eventLine = (event: PetitionEvent, pack: Pack, names: Names): Message => ({
  key: 'history-line',
  args: {
    at: timeOf(event.at, pack.timeZone),
    what: whatHappened(event, pack, names).what,
    by: actor(event, pack, names),
  },
})

/** An official by name and unit, a petitioner never by name. */
function actor({ actor: by }: PetitionEvent, pack: Pack, names: Names): Message {
  switch (by.kind) {
    case 'petitioner':
      return { key: 'history-by-petitioner' }
    case 'service':
      return { key: 'history-by-service' }
    case 'member': {
      const name = names(by.member)
      const unit = unitName(by.unit, pack)
      return name === undefined
        ? { key: 'history-by-unit', args: { unit } }
        : { key: 'history-by-member', args: { name, unit } }
    }
  }
}

function held({ unit, from, to }: Holding, pack: Pack, today: CivilDate | undefined): Message {
  const since = civilDateOf(from, pack.timeZone)
  const until = to ? civilDateOf(to, pack.timeZone) : undefined
  const args = { unit: unitName(unit, pack), from: since }
  if (until) return { key: 'history-held', args: { ...args, to: until, days: daysBetween(since, until) } }
  return today
    ? { key: 'history-holds-days', args: { ...args, days: daysBetween(since, today) } }
    : { key: 'history-holds', args }
}

/** `2026-03-02 10:00` in the zone of the pack. */
function timeOf(instant: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${civilDateOf(instant, timeZone)} ${time.format(instant)}`
}
