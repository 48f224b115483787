import { categoryById, nameOfUnit, type Pack, regionByCode, townshipByCode } from '../config/pack.js'
import type { LocalText } from '../config/texts.types.js'
import type { Fact, PetitionContent } from '../petitions/content.js'
import { type CaseClock, type Decision, PETITIONER, type Petition } from '../petitions/model.js'

/** One look at a case: what was looked at, for which unit, and when. Never who it was. */
export interface ExportedLook {
  readonly what: string
  readonly unit: string
  readonly at: Date
}

/** A name of the pack in the petitioner's language. */
type Words = (text: LocalText) => string

/**
 * What is kept about somebody's own petition, as JSON that a person and a machine can read (个人信息保护法 §45). Of the
 * office it has units, never a person. An answer is in it once it was served: reading it starts the petitioner's
 * windows, so it is opened, not exported. The slip's code is left out, for it opens the case to whoever has it.
 */
export function exportOf(petition: Petition, looks: readonly ExportedLook[], pack: Pack): string {
  const seen = asSeen(petition)
  const { content, decision, urge } = seen
  const words: Words = (text) => text[content.language]
  const unit = (id: string) => words(nameOfUnit(pack, id))
  const { mark, notice } = pack.texts
  // What is absent is left out when it is written.
  const kept = {
    mark: mark && words(mark),
    notice: notice && words(notice),
    number: seen.number,
    status: seen.status,
    receivedAt: seen.receivedAt,
    receivedOn: seen.receivedOn,
    forwardedOn: seen.forwardedOn,
    toldOn: seen.toldOn,
    acceptedOn: seen.acceptedOn,
    answeredOn: seen.answeredOn,
    servedOn: seen.servedOn,
    closedOn: seen.closedOn,
    channel: seen.channel,
    persons: seen.persons,
    firstTime: seen.firstTime,
    urgent: seen.urgent,
    class: seen.class,
    category: nameOfCategory(seen.category, pack, words),
    route: seen.route,
    registeredBy: unit(seen.held[0]?.unit ?? seen.office),
    unit: unit(seen.owner),
    heldBy: seen.held.map((holding) => ({ ...holding, unit: unit(holding.unit) })),
    petitioner: exportedPetitioner(content),
    content: {
      language: content.language,
      class: content.class,
      category: nameOfCategory(content.category, pack, words),
      facts: content.facts.map(exportedFact),
      request: content.request,
      place: exportedPlace(content, pack, words),
      about: content.about && { words: content.about.words, units: content.about.units.map(unit) },
    },
    questions: seen.questions.map(({ text, on, stopsFrom, reply }) => ({ on, text, stopsFrom, reply })),
    details: seen.details,
    transcripts: seen.transcripts.map(({ text, confirmed }) => ({ text, confirmed })),
    joint: seen.jointCode === undefined ? undefined : { signed: seen.petitioners.length },
    withdrawal: seen.withdrawal,
    review: seen.review,
    hearingSince: seen.hearingSince?.on,
    stoodStill: seen.stoodStill,
    extension: exportedExtension(seen),
    extendedDays: seen.extendedDays,
    urged: urge?.by.at(-1)?.kind === 'petitioner' ? { on: urge.on, reason: urge.reason } : undefined,
    answer:
      seen.servedOn && decision
        ? {
            by: seen.decidedBy === undefined ? undefined : unit(seen.decidedBy),
            ...exportedDecision(decision, pack, words),
          }
        : undefined,
    clocks: seen.clocks.map((clock) => exportedClock(clock, unit)),
    looks: looks.map((look) => ({ what: look.what, unit: unit(look.unit), at: look.at })),
  }
  return `${JSON.stringify(kept, undefined, 2)}\n`
}

/** Until its notice goes out an answer can be taken back: to the petitioner the case is as it was before. */
function asSeen(petition: Petition): Petition {
  const { issueAt, beforeDecision, answeredOn: _, decision: __, decidedBy: ___, ...rest } = petition
  return issueAt && beforeDecision ? { ...rest, ...beforeDecision } : petition
}

const nameOfCategory = (id: string, pack: Pack, words: Words): string => {
  const category = categoryById(pack, id)
  return category ? words(category.name) : id
}

function exportedPetitioner({ petitioner }: PetitionContent) {
  if (petitioner.kind === 'anonymous') return { kind: petitioner.kind }
  const { kind, name, phone, address } = petitioner
  return { kind, name, phone, address }
}

function exportedFact(fact: Fact) {
  if (fact.kind === 'text') return { text: fact.text, forwarded: fact.forwarded }
  const { what, name, size, caption } = fact
  return { file: what, name, size, caption }
}

function exportedPlace({ place }: PetitionContent, pack: Pack, words: Words) {
  const { region, township, words: told, point } = place
  const regionName = region === undefined ? undefined : regionByCode(pack, region)?.name
  const townshipName = township === undefined ? undefined : townshipByCode(pack, township)?.township.name
  return {
    region: regionName ? words(regionName) : region,
    township: townshipName ? words(townshipName) : township,
    words: told,
    point,
  }
}

/** Once the head approved it; what is only asked for inside the office is not decided. */
function exportedExtension({ extension }: Petition) {
  if (!extension?.approval) return undefined
  const { state, days, reason, approval } = extension
  return { state, days, reason, approvedOn: approval.on }
}

function exportedDecision(decision: Decision, pack: Pack, words: Words) {
  if (decision.kind === 'answer') {
    const { request, facts, opinion, basis, outcome, paper } = decision.parts
    const file = paper && (paper.name ?? 'document')
    return { outcome, request, facts, opinion, basis, skipped: decision.skipped, paper: file }
  }
  const { decision: outcome, reason, elsewhere } = decision
  const subject = pack.elsewhere.find(({ id }) => id === elsewhere)
  return { outcome, reason, elsewhere: subject ? words(subject.name) : elsewhere }
}

function exportedClock({ limit, holder, nature, stoppedOn }: CaseClock, unit: (id: string) => string) {
  const { rule, kind, from, nominal, due, provisional } = limit
  const whose = holder === PETITIONER ? PETITIONER : unit(holder)
  return { rule, kind, nature, holder: whose, from, nominal, due, provisional, stoppedOn }
}
