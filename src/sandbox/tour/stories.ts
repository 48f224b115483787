import type { Behind } from '../behind.js'
import type { SandboxPerson } from '../settings.js'
import { PARTS, type Part, type Scene, scenes } from './scenes.js'
import type { Story, TourAct, TourStep } from './story.js'

/** The persons who play the parts; nothing where the pack lacks one. */
function castOf(persons: readonly SandboxPerson[]): ReadonlyMap<Part, number> | undefined {
  const cast = new Map<Part, number>()
  for (const [part, who] of Object.entries(PARTS) as [
    Part,
    { role: string; unit?: string; nth?: number },
  ][]) {
    const fitting = persons.filter(
      ({ role, unit }) => role === who.role && (who.unit === undefined || unit === who.unit),
    )
    const person = fitting[who.nth ?? 0]
    if (!person) return undefined
    cast.set(part, person.id)
  }
  return cast
}

/** Whether the story can be told with these people: it is of the demo's offices. */
export const canTell = (persons: readonly SandboxPerson[]): boolean => castOf(persons) !== undefined

/** The story in a language, for the page to play; nothing where it can't be told. */
export function storyIn(
  language: 'zh-CN' | 'en',
  { behind, persons }: { behind: Behind; persons: readonly SandboxPerson[] },
): Story | undefined {
  const cast = castOf(persons)
  if (!cast) return undefined
  const who = (part: Part): number => cast.get(part) ?? 0
  const all = (parts: Part | readonly Part[]): number[] =>
    typeof parts === 'string' ? [who(parts)] : parts.map(who)
  const words = (key: string): string => behind.words(language, key, BLANK).trim()

  const actOf = ({ as = 'citizen', type, press, contact, clock, until }: Scene): TourAct => {
    const whom = all(as)
    const [first = 0] = whom
    if (clock) {
      return {
        do: 'clock',
        move: clock,
        ...(until
          ? {
              until: {
                who: all(until.as),
                ...(until.says === undefined ? {} : { text: words(until.says) }),
                ...(until.button === undefined ? {} : { button: words(until.button) }),
              },
            }
          : {}),
      }
    }
    if (contact) return { do: 'contact', who: first }
    if (press) {
      const label = 'unit' in press ? behind.unitName(language, press.unit) : words(press.key)
      return { do: 'press', who: whom, label }
    }
    if (!type) return { do: 'read' }
    if ('daysAhead' in type) return { do: 'type', who: first, daysAhead: type.daysAhead }
    return { do: 'type', who: first, text: 'command' in type ? type.command : words(type.key) }
  }

  return {
    language,
    persons: [...cast.values()],
    steps: scenes.map(
      (scene): TourStep => ({
        ...(scene.show ? { show: scene.show.map(who) } : {}),
        ...(scene.tell === undefined ? {} : { tell: words(scene.tell) }),
        act: actOf(scene),
      }),
    ),
  }
}

/** What sentences that are only looked for may hold besides their words. */
const BLANK = { number: '' }
