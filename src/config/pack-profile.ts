import type { Profile } from './pack.types.js'
import { explain } from './pack-mistakes.js'
import { type ProfileLayer, wholeProfile } from './pack-schema.js'

/**
 * Lays an office's profile over the one that it extends: a limit, target, route or other clock that the office
 * gives replaces the base's whole entry, as does each part of its reminders; everything else is the base's. Roll-forward (民法典 §203) is on unless a layer
 * switches it off. The mistakes name `file` and what the layers together leave open.
 */
export function layProfile(
  file: string,
  own: ProfileLayer,
  base: ProfileLayer | undefined,
): { readonly value?: Profile; readonly mistakes: readonly string[] } {
  const rollForward = own.rollForward ?? base?.rollForward ?? true
  const dated = (kind: 'limit' | 'target', entries: ProfileLayer['limits'] | ProfileLayer['targets']) =>
    Object.fromEntries(
      Object.entries(entries).map(([id, entry]) => [id, { rollForward, ...entry, id, kind }]),
    )
  const whole = wholeProfile.safeParse({
    id: own.id,
    name: own.name,
    limits: dated('limit', { ...base?.limits, ...own.limits }),
    targets: dated('target', { ...base?.targets, ...own.targets }),
    routes: Object.fromEntries(
      Object.entries({ ...base?.routes, ...own.routes }).map(([id, route]) => [id, { ...route, id }]),
    ),
    representatives: own.representatives ?? base?.representatives,
    otherClocks: { ...base?.otherClocks, ...own.otherClocks },
    clockStops: own.clockStops ?? base?.clockStops ?? [],
    answerThroughPetitionOffice:
      own.answerThroughPetitionOffice ?? base?.answerThroughPetitionOffice ?? false,
    reminders: { ...base?.reminders, ...own.reminders },
  })
  return whole.success ? { value: whole.data, mistakes: [] } : { mistakes: explain(file, whole.error.issues) }
}
