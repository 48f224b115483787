import { z } from 'zod'
import { LANGUAGES } from '../config/texts.types.js'
import { type CivilDate, isCivilDate } from '../time/civil.js'

/** The classes of matter (2022 §29 to §31); `unknown` until the petition office classifies. */
export const MATTER_CLASSES = ['appeal', 'suggestion', 'accusation', 'unknown'] as const
// 申诉求决, 建议意见, 检举控告
export type MatterClass = (typeof MATTER_CLASSES)[number]

/** One thing told or handed in, in the order in which it came. */
export const Fact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), forwarded: z.boolean().exactOptional() }),
  z.object({
    kind: z.literal('file'),
    evidence: z.string(),
    what: z.enum(['photo', 'document', 'voice', 'audio', 'video']),
    name: z.string().exactOptional(),
    size: z.number().exactOptional(),
    caption: z.string().exactOptional(),
  }),
])
export type Fact = z.infer<typeof Fact>

/** The files among facts, by the ids of their evidence. */
export const evidenceIn = (facts: readonly Fact[]): string[] =>
  facts.flatMap((fact) => (fact.kind === 'file' ? [fact.evidence] : []))

/** The words among facts, captions included, a line each. */
export const wordsIn = (facts: readonly Fact[]): string =>
  facts.flatMap((fact) => (fact.kind === 'text' ? [fact.text] : (fact.caption ?? []))).join('\n')

/** Where it happened: a region of the pack, words, or a point; one of them at least. */
export const PlaceOfMatter = z.object({
  region: z.string().exactOptional(),
  township: z.string().exactOptional(),
  words: z.string().exactOptional(),
  point: z
    .object({ latitude: z.number(), longitude: z.number(), title: z.string().exactOptional() })
    .exactOptional(),
})
export type PlaceOfMatter = z.infer<typeof PlaceOfMatter>

/** Who the matter is about, in the petitioner's words, and the units of the pack that these words name. */
export const AboutWhom = z.object({ words: z.string(), units: z.array(z.string()) })
export type AboutWhom = z.infer<typeof AboutWhom>

/** Name and, where they are known, phone (else empty) and address for written notices. */
const KNOWN = { name: z.string(), phone: z.string(), address: z.string().exactOptional() }

/** Who asks: with a name, with a name kept from the handling office, or without a name. */
export const Petitioner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), ...KNOWN }),
  z.object({ kind: z.literal('confidential'), ...KNOWN }),
  z.object({ kind: z.literal('anonymous') }),
])
export type Petitioner = z.infer<typeof Petitioner>

/** Where else the matter is or was, as the petitioner says. */
export const ELSEWHERES = ['petition', 'court', 'arbitration', 'reconsideration'] as const

const Day = z.string().refine((text): text is CivilDate => isCivilDate(text))

/** What the petitioner tells besides, after the number: nothing of it moves a date. */
export const Details = z.object({
  /** The day on which an office's decision reached them; `none`: there is none. */
  decisionOn: z.union([Day, z.literal('none')]).exactOptional(),
  /** The day on which the decision on a reconsideration reached them. */
  reconsiderationOn: Day.exactOptional(),
  earlier: z.array(z.enum(ELSEWHERES)).exactOptional(),
  /** Since when they knew of a dispute about their work; `none`: it isn't about work. */
  labourSince: z.union([Day, z.literal('none')]).exactOptional(),
  /** For oneself, for somebody else with a mandate, or together with others. */
  acting: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('alone') }),
      z.object({ kind: z.literal('for-other'), mandate: z.string() }),
      z.object({ kind: z.literal('jointly'), people: z.number() }),
    ])
    .exactOptional(),
  /** When it began, in the petitioner's words. */
  began: z.string().exactOptional(),
})
export type Details = z.infer<typeof Details>

/** What a petition says (2022 §19: name, address, request, facts, reasons). All of it is personal data. */
export const PetitionContent = z.object({
  class: z.enum(MATTER_CLASSES),
  category: z.string(),
  facts: z.array(Fact),
  request: z.string(),
  place: PlaceOfMatter,
  about: AboutWhom.exactOptional(),
  petitioner: Petitioner,
  language: z.enum(LANGUAGES),
})
export type PetitionContent = z.infer<typeof PetitionContent>
