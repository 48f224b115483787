import { z } from 'zod'
import { LANGUAGES } from '../config/texts.types.js'

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
