import { findUnits, type Pack, type Unit, unitById } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { candidates, mayBeSentTo, searchUnits } from '../../petitions/destinations.js'
import { excludedUnits } from '../../petitions/exclusion.js'
import type { FormContext } from '../form.js'
import { refusalText } from '../refusal-texts.js'
import type { DeskAnswers } from './answers.js'
import type { DeskQuestion } from './questions.js'
import type { Target } from './target.js'
import { caseOf, rowsOf } from './wording.js'

// Short: with it, an id of the pack has to fit into a button.
const UNIT = 'u-'
/** As many as a hand looks through; the others are found by typing. */
const SHOWN = 8

interface UnitSetting {
  readonly asks: (target: Target, context: FormContext) => readonly Message[]
  /** From where the matter goes there: by it the units are ordered and searched. */
  readonly from: (target: Target) => string
  /** Narrows the units down, where not all to which the matter may go are meant. */
  readonly among?: (unit: Unit, target: Target, pack: Pack) => boolean
  /** Whether the unit from where it goes may keep it. */
  readonly own?: boolean
  readonly optional?: boolean
  /** Whether units of any place and level may be named: it is a proposal, and goes nowhere by itself. */
  readonly anywhere?: boolean
}

/** Which unit: from those nearest to the matter, or by words from its name. Nobody whom the matter excludes. */
export function unitQuestion(setting: UnitSetting): DeskQuestion {
  const { asks, from, among, own, optional } = setting
  const meant = (units: readonly Unit[], target: Target, pack: Pack) =>
    units.filter((unit) => among?.(unit, target, pack) ?? !target.notCompetent.includes(unit.id))
  const open = ({ pack }: FormContext, target: Target) => {
    const { about, region, category } = target
    const kept = own ? unitById(pack, from(target)) : undefined
    const nearest = candidates(pack, from(target), about, { region, category })
    const others = setting.anywhere ? [...new Set([...nearest, ...everywhere(pack, target)])] : nearest
    return meant([...(kept ? [kept] : []), ...others], target, pack)
  }
  const found = ({ pack }: FormContext, target: Target, words: string) =>
    meant(
      setting.anywhere
        ? anywhereBy(pack, words, target)
        : searchUnits(pack, words, from(target), target.about),
      target,
      pack,
    )
  const onScreen = (answers: DeskAnswers, context: FormContext): Unit[] => {
    const units = open(context, caseOf(context))
    return answers.found ? units.filter(({ id }) => answers.found?.includes(id)) : units
  }
  return {
    id: 'unit',
    ...(optional ? { optional, skip: ({ unit: _, found: __, ...rest }: DeskAnswers) => rest } : {}),
    expects: { key: 'forms-unit-expects' },
    ...(optional ? {} : { lacks: ({ unit }: DeskAnswers) => unit === undefined }),
    back: ({ found: hits, ...rest }) => (hits ? rest : undefined),
    ask(answers, context) {
      const target = caseOf(context)
      const units = onScreen(answers, context)
      return {
        text: [
          ...(answers.found ? [{ key: 'forms-unit-several' }] : asks(target, context)),
          ...(units.length > SHOWN ? [{ key: 'forms-unit-more', args: { rest: units.length - SHOWN } }] : []),
          ...(units.length === 0 ? [{ key: 'forms-unit-nobody' }] : []),
        ],
        options: rowsOf(
          units.slice(0, SHOWN).map((unit) => ({ id: `${UNIT}${unit.id}`, label: nameOf(unit) })),
        ),
      }
    },
    read({ option, input }, answers, context) {
      const target = caseOf(context)
      const { found: _, ...rest } = answers
      const pressed = open(context, target).find(({ id }) => option === `${UNIT}${id}`)
      if (pressed) return { kind: 'answered', answers: { ...rest, unit: pressed.id } }
      if (input.kind !== 'text') return { kind: 'unexpected' }
      const hits = found(context, target, input.text)
      const [first] = hits
      if (first === undefined)
        return { kind: 'problem', problem: whyNone(input.text, from(target), target, context) }
      if (hits.length === 1) {
        const noted = [{ key: 'forms-unit-chosen', args: { unit: { local: first.name } } }]
        return { kind: 'answered', answers: { ...rest, unit: first.id }, noted }
      }
      return { kind: 'deeper', answers: { ...rest, found: hits.map(({ id }) => id) } }
    },
  }
}

/** Every unit but those whom the matter excludes. */
const everywhere = (pack: Pack, { about }: Target): Unit[] => {
  const excluded = excludedUnits(pack, about)
  return pack.units.filter(({ id }) => !excluded.has(id))
}

/** Units of any place by their names or parts of them. */
function anywhereBy(pack: Pack, words: string, target: Target): Unit[] {
  const named = findUnits(pack, words)
  const found = named.length > 0 ? named : searchUnits(pack, words, pack.office.unit, target.about)
  const open = everywhere(pack, target)
  return found.filter((unit) => open.includes(unit))
}

/** Why a unit that was meant can't be chosen; that none was found where the words mean no unit of the pack. */
function whyNone(words: string, from: string, target: Target, { pack }: FormContext): Message {
  const [unit] = findUnits(pack, words)
  if (!unit) return { key: 'forms-unit-none' }
  if (target.notCompetent.includes(unit.id)) return refusalText({ code: 'UNIT_CIRCLE' })
  switch (mayBeSentTo(pack, from, unit.id, target.about)) {
    case 'same-unit':
      return refusalText({ code: 'UNIT_SAME' })
    case 'excluded':
      return refusalText({ code: 'UNIT_EXCLUDED' })
    case 'outside':
      return refusalText({ code: 'UNIT_OUTSIDE' })
    case 'unknown-unit':
    case 'ok':
      return { key: 'forms-unit-none' }
  }
}

const nameOf = (unit: Unit): Message => ({ key: 'plain', args: { words: { local: unit.name } } })

/** Whether a unit stands right below another: of the same system, or part of it (2022 §23 para 2). */
export const isRightBelow = (unit: Unit, above: string): boolean =>
  unit.superior === above || unit.parent === above

/** Whether the unit that was chosen is a petition office, which sorts instead of handling. */
export const isOffice = (pack: Pack, unit: string | undefined): boolean =>
  unit !== undefined && unitById(pack, unit)?.kind === 'petition-office'
